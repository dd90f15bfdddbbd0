/** The plan's indicators: each as a tile, and how many of each objective stand where. */
import type { Scorecard, ScorecardObjective } from '../../api';
import { StackedBarChart } from '../../charts/stacked-bar/stacked-bar';
import { EmptyState } from '../../components/empty-state/empty-state';
import { overview as words } from '../../lib/dictionary/overview';
import { pace } from '../../lib/dictionary/scorecard';
import { shortened } from '../../lib/text';
import { isMeasured, type Standing, STANDINGS } from '../scorecard/pace';
import { countsOf, summaryOf } from '../scorecard/summary';
import { KpiTile } from './kpi-tile';

/** The colour of each standing, by meaning: blue, green, ochre, purple, grey. */
const COLOURS: Readonly<Record<Standing, number>> = {
  met: 0,
  on_track: 2,
  behind: 1,
  unjudged: 3,
  not_measured: 4,
};

const LABEL_LETTERS = 56;

type Objective = Pick<ScorecardObjective, 'kpis'>;

/** The indicators that the plan numbers; their sub-items are on the scorecard. */
const numbered = ({ kpis }: Objective) => kpis.filter(({ parent }) => parent === null);

export const standingCounts = (objective: Objective): number[] => countsOf(numbered(objective));

export const standingsReading = (objectives: readonly Objective[]): string =>
  words.objectivesReading(summaryOf(objectives.flatMap(numbered)));

export function KpiTiles({ card }: { card: Scorecard }) {
  const tiles = card.objectives
    .flatMap((objective) => numbered(objective).map((kpi) => ({ kpi, objective: objective.label })))
    // What can be read comes first, each part in the order of the plan.
    .toSorted((a, b) => Number(isMeasured(b.kpi)) - Number(isMeasured(a.kpi)));
  if (tiles.length === 0) {
    return <EmptyState title={words.tilesNone} hint={words.tilesNoneHint} />;
  }
  return (
    <section class="section" aria-labelledby="kpi-tiles">
      <div class="spread">
        <h2 id="kpi-tiles">{words.tiles}</h2>
        <a class="no-print" href={`/scorecards/${card.plan}`}>
          {words.scorecardLink}
        </a>
      </div>
      <ul class="kpi-tiles">
        {tiles.map(({ kpi, objective }) => (
          <KpiTile key={kpi.ref} kpi={kpi} objective={objective} />
        ))}
      </ul>
    </section>
  );
}

export function Objectives({ card }: { card: Scorecard }) {
  const objectives = card.objectives.filter((objective) => numbered(objective).length > 0);
  if (objectives.length === 0) return null;
  return (
    <StackedBarChart
      title={words.objectives}
      reading={standingsReading(objectives)}
      axis={words.objective}
      series={STANDINGS.map((name) => ({
        name,
        label: pace.standings[name],
        colour: COLOURS[name],
      }))}
      rows={objectives.map((objective) => ({
        name: objective.ref,
        label: shortened(`${objective.label}: ${objective.text}`, LABEL_LETTERS),
        values: standingCounts(objective),
        href: `/scorecards/${card.plan}#${objective.ref}`,
      }))}
    />
  );
}
