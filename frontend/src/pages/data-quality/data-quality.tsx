/** What the record lacks, check by check; each number opens the records that lack it. */
import type { Check, DataQuality } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { EmptyState } from '../../components/empty-state/empty-state';
import { FigureLink } from '../../components/figure-link/figure-link';
import { FilterBar } from '../../components/filter-bar/filter-bar';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import type { Filter } from '../../fields/types';
import { quality as words } from '../../lib/dictionary/record';
import { formatDate, formatShare, plural } from '../../lib/format';
import { readDataQuality } from '../../lib/insight';
import { type Params, useQuery } from '../../lib/query';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';

const FILTERS = ['forum', 'plan', 'economy'];

const filters = (): Filter[] => [
  {
    type: 'options',
    name: 'forum',
    label: words.filters.forum,
    options: known('subFora'),
    isSingle: true,
  },
  {
    type: 'options',
    name: 'plan',
    label: words.filters.plan,
    options: known('plans').map(({ ref, title }) => ({ value: ref, label: title })),
    isSingle: true,
  },
  {
    type: 'options',
    name: 'economy',
    label: words.filters.economy,
    options: known('economies'),
    isSingle: true,
  },
];

/** Of the records looked at, the share that has what is asked for; none of none is no share. */
export const completeness = ({ count, of }: Pick<Check, 'count' | 'of'>): string =>
  of === 0 ? '' : formatShare((of - count) / of);

const columns: readonly Column<Check>[] = [
  {
    name: 'check',
    label: words.check,
    isTitle: true,
    width: 'wide',
    cell: ({ title, why }) => (
      <>
        {title}
        <p class="small faint">{why}</p>
      </>
    ),
  },
  { name: 'source', label: words.source, cell: ({ source }) => source },
  {
    name: 'count',
    label: words.count,
    isNumeric: true,
    cell: ({ count, records, title }) => (
      <FigureLink count={count} records={records} label={`${title}: ${words.count}`} />
    ),
  },
  {
    name: 'of',
    label: words.of,
    isNumeric: true,
    cell: ({ of, of_records: records, title }) => (
      <FigureLink count={of} records={records} label={`${title}: ${words.of}`} />
    ),
  },
  { name: 'share', label: words.share, isNumeric: true, cell: completeness },
];

function Checks({ answer }: { answer: DataQuality }) {
  const found = answer.checks.filter(({ count }) => count > 0);
  const sound = answer.checks.length - found.length;
  return (
    <>
      {found.length === 0 && <EmptyState title={words.none} />}
      {found.length > 0 && (
        <DataTable
          caption={words.title}
          columns={columns}
          rows={found}
          keyOf={({ code }) => code}
        />
      )}
      {sound > 0 && (
        <p class="small faint">{words.soundLead(plural(sound, words.one, words.other))}</p>
      )}
    </>
  );
}

export default function DataQualityPage() {
  const { params, filter } = useQuery();
  const chosen: Params = Object.fromEntries(
    FILTERS.flatMap((name) => (params[name] ? [[name, params[name]] as const] : [])),
  );
  const { data, error, isLoading, reload } = useResource(
    `data-quality|${JSON.stringify(chosen)}`,
    async (signal) => {
      const [answer] = await Promise.all([
        readDataQuality(chosen, signal),
        whenKnown('plans', 'economies', 'subFora'),
      ]);
      return answer;
    },
    { keep: true },
  );
  return (
    <div class="page">
      <RecordHeader
        title={words.title}
        lead={data ? `${words.lead} ${words.asOf(formatDate(data.as_of))}` : words.lead}
      />
      <FilterBar filters={filters()} params={chosen} onChange={filter} hasSearch={false} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <div class="section" aria-busy={isLoading}>
          <Checks answer={data} />
        </div>
      )}
    </div>
  );
}
