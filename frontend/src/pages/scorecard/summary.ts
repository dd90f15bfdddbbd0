/** How many indicators stand where: the same sentence on every page that sums them up. */
import type { ScorecardKpi } from '../../api';
import { pace } from '../../lib/dictionary/scorecard';
import { formatNumber } from '../../lib/format';
import { standingOf, STANDINGS } from './pace';

/** Of each standing, in the order of the standings. */
export const countsOf = (kpis: readonly ScorecardKpi[]): number[] =>
  STANDINGS.map((standing) => kpis.filter((kpi) => standingOf(kpi) === standing).length);

/** "1 met; 1 behind; 12 no target, or too few points": what there is none of is left out. */
export function summaryOf(kpis: readonly ScorecardKpi[]): string {
  const counts = countsOf(kpis);
  const parts = STANDINGS.flatMap((standing, place) => {
    const count = counts[place] ?? 0;
    return count > 0 ? [`${formatNumber(count)} ${pace.standings[standing].toLowerCase()}`] : [];
  });
  return parts.join('; ');
}
