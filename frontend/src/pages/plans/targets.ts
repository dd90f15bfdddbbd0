import type { StrategicPlanRead } from '../../api';
import { formatNumber, formatShare } from '../../lib/format';

type Kpi = StrategicPlanRead['objectives'][number]['kpis'][number];

/** What a target asks for, in the measure's own terms. */
export function targetWords(
  { measure, unit }: Pick<Kpi, 'measure' | 'unit'>,
  value: number,
): string {
  if (measure === 'share') {
    return unit ? `${formatShare(value)} of ${unit}` : formatShare(value);
  }
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}
