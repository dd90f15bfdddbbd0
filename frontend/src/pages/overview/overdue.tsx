/** What is overdue: of the whole forum in numbers, and one by one what waits for the reader. */
import { CountList } from '../../components/count-list/count-list';
import { RelatedItems } from '../../components/related-list/related-list';
import { pageOf } from '../../lib/addresses';
import { overview as words } from '../../lib/dictionary/overview';
import { formatNumber } from '../../lib/format';
import { API_BASE } from '../../lib/http';
import type { Late } from './late';

function Own({ own, earlier }: Pick<Late, 'own' | 'earlier'>) {
  if (own.items.length === 0 && earlier === 0) return <p class="faint">{words.overdueNone}</p>;
  return (
    <>
      {own.items.length > 0 && (
        <RelatedItems
          items={own.items.map(({ kind, path, title, why }) => ({
            key: `${kind} ${path}`,
            href: pageOf(path) ?? '/my-work',
            text: title,
            detail: why,
          }))}
        />
      )}
      {earlier > 0 && (
        <p>
          <a href="/my-work">{words.overdueEarlier(formatNumber(earlier))}</a>
        </p>
      )}
    </>
  );
}

export function Overdue({ late, family }: { late: Late; family: string }) {
  const { own } = late;
  const listOf = (resource: string) => `${API_BASE}/${resource}?is_overdue=true&forum=${family}`;
  return (
    <section class="panel section">
      <div class="spread">
        <h2>{words.overdue}</h2>
        {own.total > own.items.length && (
          <a class="no-print" href="/my-work">
            {words.overdueAll(formatNumber(own.total))}
          </a>
        )}
      </div>
      <CountList
        items={[
          { label: words.overdueAnswers, count: late.answers, records: listOf('implementations') },
          { label: words.overdueReports, count: late.reports, records: listOf('activity-reports') },
        ]}
      />
      <Own {...late} />
    </section>
  );
}
