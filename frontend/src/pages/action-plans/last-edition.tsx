/** The edition to go on from: what is still open in it need not be written again. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Panel } from '../../components/panel/panel';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import { carryOut } from '../../components/verb-bar/carry-out';
import { actionPlans } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { notify } from '../../lib/live';
import { useResource } from '../../lib/resource';
import { planName } from './fields';
import { actionPlanVerbs } from './verbs';

const nothing = () => undefined;

/** The economy's edition that no other goes on from yet. */
function useLastEdition(economy: string) {
  const { data } = useResource(`action-plans/last|${economy}`, async (signal) => {
    const editions = await actionPlans.all({ economy }, signal);
    const followed = new Set(editions.map(({ follows }) => follows));
    const ofCycle = editions.filter(({ edition }) => edition && edition in words.editions);
    // Editions of a year are gone on from only until there is one of a plan's cycle.
    const last = (ofCycle.length > 0 ? ofCycle : editions)
      .toReversed()
      .find((row) => row.status !== 'draft' && !followed.has(row.ref));
    return last && actionPlans.get(last.ref, signal);
  });
  return data;
}

export function LastEdition({ economy }: { economy: string }) {
  const { route } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const last = useLastEdition(economy);
  const verb = actionPlanVerbs.find(({ name }) => name === 'next-edition');
  if (!last || !verb?.isOffered(last.data)) return null;
  const { ref } = last.data;
  return (
    <Panel title={words.goOn.title} lead={words.goOn.lead}>
      <p>
        <a href={`/action-plans/${ref}`}>{planName(last.data)}</a>
      </p>
      <button
        type="button"
        class="button primary entries-read"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.goOn.start}
      </button>
      {isOpen && (
        <VerbDialog
          title={verb.words.label}
          hint={verb.words.hint}
          fields={[]}
          labelOf={nothing}
          perform={async (values, idempotencyKey) => {
            const attempt = { record: last, key: ref, values, idempotencyKey };
            const { data } = await carryOut(actionPlans, verb, attempt);
            notify(verb.words.done);
            route(`/action-plans/${data.ref}`);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Panel>
  );
}
