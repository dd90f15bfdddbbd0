/** Who does what was recommended: the score explained, each party's share, and the grid. */
import type { Compliance, EconomyTally, SubForumTally } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { FigureLink } from '../../components/figure-link/figure-link';
import { FilterBar } from '../../components/filter-bar/filter-bar';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import type { Filter } from '../../fields/types';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatDate } from '../../lib/format';
import { readCompliance } from '../../lib/insight';
import { type Params, useQuery } from '../../lib/query';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { Grid } from './grid';
import { ScorePanel, shareWords } from './score';
import './compliance.css';

type Tally = EconomyTally | SubForumTally;

const filters = (): Filter[] => [
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
  {
    type: 'options',
    name: 'area',
    label: words.filters.area,
    options: known('areas'),
    isSingle: true,
  },
];

const figureColumn = (
  name: string,
  label: string,
  of: (row: Tally) => { count: number; records: string },
): Column<Tally> => ({
  name,
  label,
  isNumeric: true,
  cell: (row) => {
    const { count, records } = of(row);
    return <FigureLink count={count} records={records} label={`${row.name}, ${label}`} />;
  },
});

const notReported = ({ score }: Tally) =>
  score.left_out.find(({ reason }) => reason === 'not_reported') ?? { count: 0, records: '' };

const columns = (party: string, isEconomy: boolean): readonly Column<Tally>[] => [
  {
    name: 'party',
    label: party,
    isTitle: true,
    cell: ({ code, name }) => (isEconomy ? <a href={`/economies/${code}`}>{name}</a> : name),
  },
  {
    name: 'score',
    label: words.share,
    cell: (row) => (
      <FigureLink
        count={row.score.denominator}
        records={row.score.denominator_records}
        label={`${row.name}, ${words.share}`}
        text={shareWords(row.score)}
      />
    ),
  },
  figureColumn('asked', words.asked, ({ asked }) => asked),
  figureColumn('open', words.open, ({ is_open: open }) => open),
  figureColumn('overdue', words.overdue, ({ is_overdue: late }) => late),
  figureColumn('blocked', words.blocked, ({ is_blocked: blocked }) => blocked),
  figureColumn('notReported', words.notReported, notReported),
];

function Parties({ title, party, rows }: { title: string; party: string; rows: readonly Tally[] }) {
  const asked = rows.filter((row) => row.asked.count > 0);
  if (asked.length === 0) return null;
  return (
    <Panel title={title}>
      <DataTable
        caption={title}
        columns={columns(party, party === words.economy)}
        rows={asked}
        keyOf={({ code }) => code}
      />
    </Panel>
  );
}

function Answer({ answer, onGrid }: { answer: Compliance; onGrid: () => void }) {
  return (
    <>
      <ScorePanel answer={answer} />
      <Parties title={words.economies} party={words.economy} rows={answer.economies} />
      <Parties title={words.fora} party={words.forum} rows={answer.sub_fora} />
      {answer.grid ? (
        answer.grid.length > 0 && <Grid answer={answer} grid={answer.grid} />
      ) : (
        <Panel title={words.grid} lead={words.gridAsk}>
          <button type="button" class="button grid-more" onClick={onGrid}>
            {words.gridShow}
          </button>
        </Panel>
      )}
    </>
  );
}

/** The whole grid is asked for: a part of it is small enough to come by itself. */
const isNarrow = (query: Params): boolean =>
  Boolean(query['plan'] ?? query['economy'] ?? query['area']);

export default function CompliancePage() {
  const { params, filter } = useQuery();
  const chosen: Params = Object.fromEntries(
    ['plan', 'economy', 'area'].flatMap((name) =>
      params[name] ? [[name, params[name]] as const] : [],
    ),
  );
  const hasGrid = params['grid'] === 'true' || isNarrow(chosen);
  const query = { ...chosen, grid: String(hasGrid) };
  const { data, error, isLoading, reload } = useResource(
    `compliance|${JSON.stringify(query)}`,
    async (signal) => {
      const [answer] = await Promise.all([
        readCompliance(query, signal),
        whenKnown('plans', 'economies', 'areas'),
      ]);
      return answer;
    },
    { keep: true },
  );
  return (
    <div class="page">
      <RecordHeader
        title={words.title}
        lead={data ? `${words.lead} ${formatDate(data.as_of)}.` : words.lead}
      />
      <FilterBar filters={filters()} params={chosen} onChange={filter} hasSearch={false} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <div class="section" aria-busy={isLoading}>
          <Answer
            answer={data}
            onGrid={() => {
              filter({ grid: 'true' });
            }}
          />
        </div>
      )}
    </div>
  );
}
