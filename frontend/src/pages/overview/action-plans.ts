/** When each economy's Counter-Terrorism Action Plan was last updated, as far as that is known. */
import type { ActionPlanRead, StrategicPlanRead } from '../../api';
import { yearsBetween } from '../../charts/geometry';
import { formatDate, formatNumber, yearOf } from '../../lib/format';
import { messages } from '../../lib/messages';

const words = messages.overview;

type Edition = Pick<ActionPlanRead, 'economy' | 'updated_on'>;

/** Whether a plan measures action plans at all: only such a plan's overview shows them. */
export const measuresActionPlans = (plan: Pick<StrategicPlanRead, 'objectives'>): boolean =>
  plan.objectives.some(({ kpis }) =>
    kpis.some(({ formula }) => /action-plan|ctap/.test(formula?.name ?? '')),
  );

/** Of each economy the newest date; null where none is known. */
export function lastUpdates(editions: readonly Edition[]): ReadonlyMap<string, string | null> {
  const latest = new Map<string, string | null>();
  for (const { economy, updated_on: updated = null } of editions) {
    const before = latest.get(economy) ?? null;
    latest.set(economy, before !== null && before > (updated ?? '') ? before : updated);
  }
  return latest;
}

export interface UpdateYears {
  total: number;
  byYear: { year: number; count: number }[];
  /** Economies that updated theirs since a year. */
  since: (year: number) => number;
  oldest: string | undefined;
}

export function updateYears(editions: readonly Edition[]): UpdateYears {
  const latest = [...lastUpdates(editions).values()];
  const dates = latest.filter((date) => date !== null).toSorted();
  const years = dates.map(yearOf);
  return {
    total: latest.length,
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
