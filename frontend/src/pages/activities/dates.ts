import type { ActivityRead } from '../../api';
import { type DateStyle, formatPeriod } from '../../lib/format';

/** When it was held; before that, when it is planned for. */
export const whenOf = (
  { actual, planned }: Pick<ActivityRead, 'actual' | 'planned'>,
  style: DateStyle = 'long',
): string =>
  [actual, planned]
    .map((period) =>
      period ? formatPeriod({ start: period.start ?? null, end: period.end ?? null }, style) : '',
    )
    .find(Boolean) ?? '';
