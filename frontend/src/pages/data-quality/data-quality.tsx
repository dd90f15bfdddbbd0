/** What the record lacks, check by check; each number opens the records that lack it. */
import type { Check, DataQuality } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { EmptyState } from '../../components/empty-state/empty-state';
import { FigureLink } from '../../components/figure-link/figure-link';
import { FilteredInsight, oneOf } from '../../components/filtered-insight/filtered-insight';
import type { Filter } from '../../fields/types';
import { quality as words } from '../../lib/dictionary/record';
import { formatDate, formatShare, plural } from '../../lib/format';
import { readDataQuality } from '../../lib/insight';
import { known, planOptions, whenKnown } from '../../lib/reference';

const filters = (): Filter[] => [
  oneOf('forum', words.filters.forum, known('subFora')),
  oneOf('plan', words.filters.plan, planOptions()),
  oneOf('economy', words.filters.economy, known('economies')),
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
  return (
    <FilteredInsight<DataQuality>
      title={words.title}
      name="data-quality"
      lead={(answer) =>
        answer ? `${words.lead} ${words.asOf(formatDate(answer.as_of))}` : words.lead
      }
      filters={filters}
      ready={() => whenKnown('plans', 'economies', 'subFora')}
      read={(chosen, _, signal) => readDataQuality(chosen, signal)}
    >
      {(answer) => <Checks answer={answer} />}
    </FilteredInsight>
  );
}
