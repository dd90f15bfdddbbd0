/** Where an indicator stands against its target and its time, and the line that says so. */
import type { ScorecardKpi, StrategicPlanRead } from '../../api';
import { pace as words } from '../../lib/dictionary/scorecard';
import { formatDate } from '../../lib/format';
import { inMeasure } from './values';

export const STANDINGS = ['met', 'on_track', 'behind', 'unjudged', 'not_measured'] as const;

export type Standing = (typeof STANDINGS)[number];

type Known = Pick<ScorecardKpi, 'value' | 'rating' | 'narrative' | 'economies'>;
type Kpi = Known & Pick<ScorecardKpi, 'status'>;

/** Something is known of it: a number, a step on a scale, or words, if only of some economies. */
export const isMeasured = ({ value, rating, narrative, economies }: Known): boolean =>
  value !== null || rating !== null || narrative !== null || economies.length > 0;

/** What was not measured is neither behind nor 0, and without a target there is no pace. */
export function standingOf(kpi: Kpi): Standing {
  if (!isMeasured(kpi)) return 'not_measured';
  switch (kpi.status) {
    case 'met':
    case 'on_track':
      return kpi.status;
    case 'at_risk':
    case 'off_track':
      return 'behind';
    case 'no_target':
    case 'too_few_points':
      return 'unjudged';
  }
}

/** The target that its standing is about, if that day has passed without it. */
const missedOf = ({ due_on: due, targets }: Pick<ScorecardKpi, 'due_on' | 'targets'>) =>
  targets.find((each) => each.due_on === due && each.status === 'missed');

/** The state that its tag shows. */
export function tagOf(kpi: Kpi & Pick<ScorecardKpi, 'due_on' | 'targets'>): string {
  if (!isMeasured(kpi)) return 'not_measured';
  return missedOf(kpi) ? 'missed' : kpi.status;
}

/** One line: what to read from the figure, or why there is nothing to read from it. */
export function readingOf(kpi: ScorecardKpi): string {
  if (!isMeasured(kpi)) return words.notMeasured;
  const { series, forecast, forecast_on: forecastOn, target } = kpi;
  if (kpi.status === 'met') return words.met;
  const missed = missedOf(kpi);
  if (typeof missed?.reached === 'number') {
    return words.missed(inMeasure(kpi, missed.reached), formatDate(missed.due_on));
  }
  if (kpi.status === 'too_few_points') return words.tooFew;
  if (forecast !== null && forecastOn && target !== null) {
    return words.ahead(inMeasure(kpi, forecast), formatDate(forecastOn));
  }
  const [first, last] = [series.at(0), series.at(-1)];
  if (first && last && first !== last) {
    const from = formatDate(first.on.slice(0, 7));
    const bare = { measure: kpi.measure, unit: null };
    return words.moved(inMeasure(bare, first.value), from, inMeasure(bare, last.value));
  }
  return kpi.narrative ?? words.noTarget;
}

/** The last day that a partial date can mean. */
export function lastDay(date: string): string {
  if (date.length > 'YYYY-MM'.length) return date;
  const [year = 0, month = 12] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * The straight way from where it began to each of its targets. A count that the records give began
 * at 0 with the plan, as the service reckons its pace; other measures began at their baseline. Where
 * neither is known there is no such way, and none is drawn.
 */
export function expectedLine(
  { baseline, formula, measure, targets }: ScorecardKpi,
  { starts_on: begins }: Pick<StrategicPlanRead, 'starts_on'>,
): { on: string; value: number }[] {
  const aims = targets
    .map(({ due_on: on, value }) => ({ on, value }))
    .toSorted((a, b) => a.on.localeCompare(b.on));
  if (aims.length === 0) return [];
  if (formula && measure !== 'share' && begins) return [{ on: begins, value: 0 }, ...aims];
  if (typeof baseline?.value === 'number' && baseline.on) {
    return [{ on: lastDay(baseline.on), value: baseline.value }, ...aims];
  }
  return [];
}
