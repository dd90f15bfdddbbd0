/** A KPI's value in the terms of its measure. What is not known is never written as 0. */
import type { EconomyStanding, ScorecardKpi } from '../../api';
import { scorecard as words } from '../../lib/dictionary/scorecard';
import { formatDate, formatNumber, formatShare, humanize } from '../../lib/format';
import { targetWords } from '../plans/targets';

type Measured = Pick<ScorecardKpi, 'measure' | 'unit'>;
type Valued = Pick<EconomyStanding, 'value' | 'numerator' | 'denominator' | 'rating' | 'narrative'>;

/** A number of this measure: a share as a percentage, a count with what it counts. */
export const inMeasure = ({ measure, unit }: Measured, value: number): string =>
  // Units are in the plural: "1 conferences" would be wrong.
  measure === 'share'
    ? formatShare(value)
    : [formatNumber(value), value !== 1 && unit].filter(Boolean).join(' ');

export function valueWords(measured: Measured, standing: Valued): string {
  const { value, numerator, denominator, rating, narrative } = standing;
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const counted = `${formatNumber(numerator)} of ${formatNumber(denominator)}`;
    return value === null ? counted : `${inMeasure(measured, value)} (${counted})`;
  }
  if (value !== null) return inMeasure(measured, value);
  if (rating) return humanize(rating);
  return narrative ?? words.noValue;
}

/** How many economies have told something that no sum can be made of. */
export function toldOf(kpi: Pick<ScorecardKpi, 'economies' | 'not_reported'>) {
  const [telling, silent] = [kpi.economies.length, kpi.not_reported?.length ?? 0];
  return telling > 0 ? words.told(formatNumber(telling), formatNumber(telling + silent)) : null;
}

/** Where a KPI stands: its value, or how many economies told of it, or that nobody has. */
export function standsAt(kpi: ScorecardKpi): string {
  const isValued = kpi.value !== null || kpi.rating !== null || kpi.narrative !== null;
  return isValued ? valueWords(kpi, kpi) : (toldOf(kpi) ?? words.notMeasured);
}

export const nextTarget = (kpi: ScorecardKpi): string =>
  kpi.target !== null && kpi.due_on
    ? words.dueBy(targetWords(kpi, kpi.target), formatDate(kpi.due_on))
    : '';
