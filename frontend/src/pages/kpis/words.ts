import type { KpiMeasurementRead } from '../../api';
import { labelOf } from '../../lib/options';
import { kpiOptions } from '../../lib/reference';
import { valueWords } from '../scorecard/values';
import { kpiOf } from './fields';

/** Which indicator it measures, by its printed label. */
export const measurementName = ({ kpi }: Pick<KpiMeasurementRead, 'kpi'>): string =>
  labelOf(kpiOptions(), kpi);

/** What was measured, in the terms of the indicator. */
export function measuredWords(row: KpiMeasurementRead): string {
  const { measure = 'count', unit = null } = kpiOf(row.kpi) ?? {};
  const { value = null, numerator = null, denominator = null } = row;
  const { rating = null, narrative = null } = row;
  return valueWords(
    { measure, unit },
    { value: value ?? row.share, numerator, denominator, rating, narrative },
  );
}
