/** The events of one record, the latest first: who did what when, what it changed, and why. */
import type { AuditEventRead } from '../../api';
import { actionWords } from '../../lib/changes';
import { auditEvents } from '../../lib/client';
import { history as words } from '../../lib/dictionary/history';
import { searchOf } from '../../lib/query';
import { whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { actorWords } from '../../lib/seats';
import { ChangeList } from '../change-list/change-list';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Skeleton } from '../skeleton/skeleton';
import { Timeline, type TimelineItem } from '../timeline/timeline';

const SHOWN = '20';
const FIRST = new Set(['create', 'restore']);

const itemOf = (event: AuditEventRead): TimelineItem => ({
  key: String(event.seq),
  at: event.at,
  what: <strong>{actionWords(event.action)}</strong>,
  by: actorWords(event),
  said: event.reason,
  more: <ChangeList changes={event.changes} isFirst={FIRST.has(event.action)} />,
});

export function RecordEvents({ id, version }: { id: string; version: string }) {
  const { data, error, reload } = useResource(`record-events/${id}/${version}`, async (signal) => {
    const [page] = await Promise.all([
      auditEvents.page({ record_id: id, limit: SHOWN }, signal),
      whenKnown('economies'),
    ]);
    return page.items;
  });
  const [latest] = data ?? [];
  return (
    <>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && <Timeline items={data.map(itemOf)} empty={words.none} />}
      {latest && (
        <p class="record-history-more no-print">
          <a
            href={`/audit-events${searchOf({ resource: latest.resource, record_key: latest.record_key })}`}
          >
            {words.more}
          </a>
        </p>
      )}
    </>
  );
}
