/** Records that belong to the one on this page: the first few, and the way to all of them. */
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Skeleton } from '../skeleton/skeleton';
import './related-list.css';

export interface RelatedItem {
  key: string;
  href: string;
  text: string;
  detail?: string;
  aside?: ComponentChildren;
}

interface RelatedListProps<Row> {
  title: string;
  empty: string;
  /** Under which the list is known while it loads. */
  name: string;
  load: (signal: AbortSignal) => Promise<{ items: readonly Row[]; total?: number | null }>;
  allHref?: string;
  /** Beside the heading: how to add one. */
  action?: ComponentChildren;
  /** An empty one makes room for those on the page that are not. */
  sinks?: boolean;
  itemOf: (row: Row) => RelatedItem;
}

export function RelatedItems({ items }: { items: readonly RelatedItem[] }) {
  return (
    <ul class="related-list">
      {items.map(({ key, href, text, detail, aside }) => (
        <li key={key}>
          <div>
            <a href={href}>{text}</a>
            {detail && <p class="small faint">{detail}</p>}
          </div>
          {aside}
        </li>
      ))}
    </ul>
  );
}

export function RelatedList<Row>(props: RelatedListProps<Row>) {
  const { title, empty, name, load, allHref, action, sinks = false, itemOf } = props;
  const { data, error, reload } = useResource(name, load);
  const items = (data?.items ?? []).map(itemOf);
  const total = data?.total ?? items.length;
  const isEmpty = data !== undefined && items.length === 0;
  const look = isEmpty ? `related-empty ${sinks ? 'sinks' : ''}` : '';
  return (
    <section class={`panel section ${look}`}>
      <div class="spread">
        <h2>{title}</h2>
        {data && total > items.length && allHref && (
          <a class="no-print" href={allHref}>
            {messages.economies.all(formatNumber(total))}
          </a>
        )}
        {action}
      </div>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {isEmpty && <p class="faint">{empty}</p>}
      {items.length > 0 && <RelatedItems items={items} />}
    </section>
  );
}
