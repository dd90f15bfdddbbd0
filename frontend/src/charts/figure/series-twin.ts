/** The table behind a chart of series: a row for each bar, with its sum where there are several. */
import { messages } from '../../lib/messages';
import { sumOf } from '../geometry';
import type { Series } from '../drawing/series';
import type { Twin } from './figure';

export function seriesTwin(
  axis: string,
  series: readonly Series[],
  rows: readonly { label: string; values: readonly number[] }[],
): Twin {
  const isStacked = series.length > 1;
  return {
    header: [
      axis,
      ...series.map(({ label }) => label),
      ...(isStacked ? [messages.chart.total] : []),
    ],
    rows: rows.map(({ label, values }) => [
      label,
      ...values,
      ...(isStacked ? [sumOf(values)] : []),
    ]),
  };
}
