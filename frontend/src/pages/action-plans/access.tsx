/** Who else may read an edition's entries, and who has: for the economy to see and to decide. */
import { useState } from 'preact/hooks';
import type { Access, ActionPlanRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { Timeline } from '../../components/timeline/timeline';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import { forumField } from '../../fields/record-fields';
import type { FieldSpec } from '../../fields/types';
import { grantReading, readAccess, revokeReading } from '../../lib/action-plan-access';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { formatDate } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { notify } from '../../lib/live';
import { speaksFor } from '../../lib/permits';
import { asProblem } from '../../lib/problem';
import { writtenSeat } from '../../lib/seats';
import { useResource } from '../../lib/resource';

const { access: accessWords, fields: labels } = words;
const fieldLabel = labelsOf(labels);

const untilField: FieldSpec = {
  type: 'date',
  name: 'until',
  label: labels.until,
  isExact: true,
  isRequired: true,
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function Grants({
  plan,
  access,
  onChange,
}: {
  plan: ActionPlanRead;
  access: Access;
  onChange: () => void;
}) {
  const mayGrant = speaksFor(plan.economy);
  const revoke = async (forum: string) => {
    try {
      await revokeReading(plan.ref, forum);
      notify(accessWords.revoked);
      onChange();
    } catch (error) {
      notify(asProblem(error).title, 'bad');
    }
  };
  if (access.grants.length === 0) return <p class="faint">{accessWords.noGrants}</p>;
  return (
    <ul class="grants">
      {access.grants.map(({ forum, until }) => (
        <li key={forum}>
          <span>{accessWords.until(forum, formatDate(until))}</span>
          {mayGrant && (
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                void revoke(forum);
              }}
            >
              {accessWords.revoke(forum)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function AccessPanel({ plan }: { plan: ActionPlanRead }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error, reload } = useResource(`action-plans/${plan.ref}/access`, (signal) =>
    readAccess(plan.ref, signal),
  );
  return (
    <Panel title={accessWords.title}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <>
          <h3>{accessWords.grants}</h3>
          <Grants plan={plan} access={data} onChange={reload} />
          {speaksFor(plan.economy) && (
            <button
              type="button"
              class="button entries-read"
              onClick={() => {
                setOpen(true);
              }}
            >
              {accessWords.grant}
            </button>
          )}
          <h3>{accessWords.readings}</h3>
          <Timeline
            empty={accessWords.noReadings}
            items={data.readings.map(({ at, actor, seat, reason }) => ({
              key: `${at}|${actor}`,
              at,
              what: reason,
              by: `${actor}, ${writtenSeat(seat)}`,
            }))}
          />
        </>
      )}
      {isOpen && (
        <VerbDialog
          title={accessWords.grant}
          hint={accessWords.grantHint}
          fields={[{ ...forumField(), isRequired: true }, untilField]}
          labelOf={fieldLabel}
          perform={async ({ forum, until }) => {
            await grantReading(plan.ref, { forum: textOf(forum), until: textOf(until) });
            notify(accessWords.granted);
            reload();
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Panel>
  );
}
