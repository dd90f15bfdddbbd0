/** Who does what was recommended: the score explained, each party's share, and the grid. */
import type { Compliance } from '../../api';
import { FilteredInsight, oneOf } from '../../components/filtered-insight/filtered-insight';
import { Panel } from '../../components/panel/panel';
import { PaperLink } from '../../components/paper-link/paper-link';
import type { Filter } from '../../fields/types';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatDate, formatNumber } from '../../lib/format';
import { readCompliance } from '../../lib/insight';
import { messages } from '../../lib/messages';
import { type Params, useQuery, withParams } from '../../lib/query';
import { known, planOptions, whenKnown } from '../../lib/reference';
import { Grid } from './grid';
import { Parties } from './parties';
import { ScorePanel } from './score';
import './compliance.css';

const filters = (): Filter[] => [
  oneOf('plan', words.filters.plan, planOptions()),
  oneOf('economy', words.filters.economy, known('economies')),
  oneOf('area', words.filters.area, known('areas')),
];

const economyPage = (code: string): string => `/economies/${code}`;

/** Answers that a grid shows at a glance: 21 economies by a hundred recommendations. */
const AT_A_GLANCE = 2100;

/** The grid is asked for, or only a part of it is. */
const wantsGrid = (chosen: Params, params: Params): boolean =>
  params['grid'] === 'true' || Boolean(params['show']) || Object.keys(chosen).length > 0;

/** With the grid, unless nobody asked for one that is too long to be read at a glance. */
async function read(chosen: Params, params: Params, signal: AbortSignal): Promise<Compliance> {
  const { cursor = '' } = params;
  if (wantsGrid(chosen, params)) return readCompliance({ ...chosen, grid: 'true', cursor }, signal);
  const score = await readCompliance({ grid: 'false', limit: '1' }, signal);
  return score.asked.count > AT_A_GLANCE ? score : readCompliance({ grid: 'true' }, signal);
}

/** Which recommendations the grid holds, where it does not hold all, and the way to the others. */
function Part({ answer: { recommendations, total, next } }: { answer: Compliance }) {
  const { params, urlWith } = useQuery();
  if (recommendations.length === total) return null;
  return (
    <p class="cluster small">
      <span>{words.gridPart(formatNumber(recommendations.length), formatNumber(total))}</span>
      {params['cursor'] && <a href={urlWith({})}>{messages.list.fromStart}</a>}
      {next && <a href={withParams(urlWith({}), { cursor: next })}>{words.gridNext}</a>}
    </p>
  );
}

function Answer({ answer }: { answer: Compliance }) {
  const { filter } = useQuery();
  return (
    <>
      <ScorePanel answer={answer} />
      {answer.grid ? (
        <>
          {answer.grid.length > 0 && <Grid answer={answer} grid={answer.grid} />}
          <Part answer={answer} />
        </>
      ) : (
        <Panel title={words.grid} lead={words.gridAsk}>
          <button
            type="button"
            class="button grid-more"
            onClick={() => {
              filter({ grid: 'true' });
            }}
          >
            {words.gridShow}
          </button>
        </Panel>
      )}
      <Parties
        title={words.economies}
        party={words.economy}
        tallies={answer.economies}
        hrefOf={economyPage}
      />
      <Parties title={words.fora} party={words.forum} tallies={answer.sub_fora} />
    </>
  );
}

export default function CompliancePage() {
  return (
    <FilteredInsight<Compliance>
      title={words.title}
      name="compliance"
      lead={(answer) =>
        answer ? `${words.lead} ${words.asOf(formatDate(answer.as_of))}` : words.lead
      }
      filters={filters}
      ready={() => whenKnown('plans', 'economies', 'areas')}
      read={read}
      actions={({ plan = '', economy = '' }) => (
        <PaperLink kind="compliance" about={{ plan, economy }} />
      )}
    >
      {(answer) => <Answer answer={answer} />}
    </FilteredInsight>
  );
}
