/** Proposals that belong to no year yet, for the draft of a year to take up. */
import { useState } from 'preact/hooks';
import type { ActivityRead, WorkPlanRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RelatedItems } from '../../components/related-list/related-list';
import { activities } from '../../lib/client';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { notify } from '../../lib/live';
import { mayOn } from '../../lib/permits';
import { asProblem } from '../../lib/problem';
import { useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import { whenOf } from '../activities/dates';

const { proposals: said } = words;

interface ProposalsProps {
  work: Pick<WorkPlanRead, 'ref' | 'forum'>;
  /** The year holds one more. */
  onTaken: () => void;
}

export function Proposals({ work, onTaken }: ProposalsProps) {
  const [busy, setBusy] = useState<string>();
  const { data, error, reload } = useResource(
    `work-plans/${work.ref}/proposals`,
    async (signal) => {
      const query = { forum: work.forum, status: 'proposed', sort: 'starts_on,ref' };
      return (await activities.all(query, signal)).filter(({ work_plan: year }) => !year);
    },
  );
  const take = async ({ ref }: ActivityRead) => {
    setBusy(ref);
    try {
      const { etag } = await activities.get(ref);
      await activities.update(ref, etag, { work_plan: work.ref });
      notify(said.taken);
      reload();
      onTaken();
    } catch (failure) {
      notify(asProblem(failure).title, 'bad');
    } finally {
      setBusy(undefined);
    }
  };
  if (data?.length === 0) return null;
  return (
    <Panel title={said.title} lead={said.lead}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      <RelatedItems
        items={(data ?? []).map((row) => ({
          key: row.ref,
          href: `/activities/${row.ref}`,
          text: row.title,
          detail: [kindWords(row.kind), whenOf(row, 'short')].filter(Boolean).join(' · '),
          aside: mayOn('activities:update', row) && (
            <button
              type="button"
              class="button"
              disabled={busy !== undefined}
              onClick={() => {
                void take(row);
              }}
            >
              {said.take}
              <span class="visually-hidden">: {row.title}</span>
            </button>
          ),
        }))}
      />
    </Panel>
  );
}
