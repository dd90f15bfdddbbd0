/** A page that is computed over all records, or over those that its filters leave. */
import type { ComponentChildren } from 'preact';
import type { Filter } from '../../fields/types';
import type { Option } from '../../lib/options';
import { type Params, useQuery } from '../../lib/query';
import { useResource } from '../../lib/resource';
import { FilterBar } from '../filter-bar/filter-bar';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { RecordHeader } from '../record-header/record-header';
import { Skeleton } from '../skeleton/skeleton';

interface FilteredInsightProps<T> {
  title: string;
  /** Under which the answer is known while it loads. */
  name: string;
  /** What the page is about, and as of when once that is known. */
  lead: (answer: T | undefined) => string;
  filters: () => Filter[];
  ready: () => Promise<void>;
  /** `params` is all that the address says, beside the filters that are chosen. */
  read: (chosen: Params, params: Params, signal: AbortSignal) => Promise<T>;
  /** What can be done with what is chosen. */
  actions?: (chosen: Params) => ComponentChildren;
  children: (answer: T) => ComponentChildren;
}

/** One of several, from a list that is known. */
export const oneOf = (name: string, label: string, options: readonly Option[]): Filter => ({
  type: 'options',
  name,
  label,
  options: [...options],
  isSingle: true,
});

export function FilteredInsight<T>(props: FilteredInsightProps<T>) {
  const { title, name, lead, filters, ready, read, actions, children } = props;
  const { params, filter } = useQuery();
  const offered = filters();
  const chosen: Params = Object.fromEntries(
    offered.flatMap(({ name: key }) => (params[key] ? [[key, params[key]] as const] : [])),
  );
  const { data, error, isLoading, reload } = useResource(
    `${name}|${JSON.stringify(params)}`,
    async (signal) => {
      const [answer] = await Promise.all([read(chosen, params, signal), ready()]);
      return answer;
    },
    { keep: true },
  );
  return (
    <div class="page">
      <RecordHeader title={title} lead={lead(data)} actions={actions?.(chosen)} />
      <FilterBar filters={offered} params={chosen} onChange={filter} hasSearch={false} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <div class="section" aria-busy={isLoading}>
          {children(data)}
        </div>
      )}
    </div>
  );
}
