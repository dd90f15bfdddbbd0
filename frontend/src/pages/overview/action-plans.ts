/** When each economy's Counter-Terrorism Action Plan was last updated, as far as that is known. */
import type { EconomyCycle, StrategicPlanRead } from '../../api';
import { yearsBetween } from '../../charts/geometry';
import { overview as words } from '../../lib/dictionary/overview';
import { formatDate, formatNumber, yearOf } from '../../lib/format';

/** Whether a plan measures action plans at all: only such a plan's overview shows them. */
export const measuresActionPlans = (plan: Pick<StrategicPlanRead, 'objectives'>): boolean =>
  plan.objectives.some(({ kpis }) =>
    kpis.some(({ formula }) => /action-plan|ctap/.test(formula?.name ?? '')),
  );

export interface UpdateYears {
  total: number;
  byYear: { year: number; count: number }[];
  /** Economies that updated theirs since a year. */
  since: (year: number) => number;
  oldest: string | undefined;
}

export function updateYears(economies: readonly Pick<EconomyCycle, 'last_update'>[]): UpdateYears {
  const dates = economies
    .flatMap(({ last_update: update }) => (update ? [update.on] : []))
    .toSorted();
  const years = dates.map(yearOf);
  return {
    total: economies.length,
    byYear: yearsBetween(years).map((year) => ({
      year,
      count: years.filter((each) => each === year).length,
    })),
    since: (first) => years.filter((year) => year >= first).length,
    oldest: dates[0],
  };
}

export function readingOf(
  updates: UpdateYears,
  plan: Pick<StrategicPlanRead, 'starts_on'>,
): string {
  const { total, since, oldest } = updates;
  if (!plan.starts_on || !oldest) return words.actionPlansNone;
  const start = yearOf(plan.starts_on);
  return words.actionPlansReading(
    formatNumber(since(start)),
    formatNumber(total),
    String(start),
    formatDate(oldest),
  );
}
