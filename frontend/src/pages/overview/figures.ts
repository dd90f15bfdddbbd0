/** What the overview shows beneath the indicators, in a handful of questions to the API. */
import type { ActionPlanCycle, ActivityRead, StrategicPlanRead } from '../../api';
import { activities, recommendations } from '../../lib/client';
import { type Coverage, readCoverage } from '../../lib/coverage';
import { forumFamily } from '../../lib/forum';
import { readActionPlanCycle } from '../../lib/insight';
import { known } from '../../lib/reference';
import { measuresActionPlans } from './action-plans';
import { type Late, readLate } from './late';

export interface Figures {
  asOf: Date;
  activities: number;
  adopted: number;
  coverage: Coverage | null;
  /** Only of a plan that measures action plans. */
  cycle: ActionPlanCycle | null;
  /** What is to come, or else what was last. */
  listed: readonly ActivityRead[];
  isAhead: boolean;
  /** For those who have signed in. */
  late: Late | null;
}

const LISTED = '6';

/** The forum and its former names, as a filter. */
export const familyFilter = (forum: string): string =>
  forumFamily(forum, known('subFora')).join(',');

const today = (): string => new Date().toISOString().slice(0, 10);

async function aheadOrRecent(forum: string, signal: AbortSignal) {
  const listed = async (query: Record<string, string>) =>
    (await activities.page({ forum, limit: LISTED, ...query }, signal)).items;
  const upcoming = await listed({
    starts_on_after: today(),
    sort: 'starts_on',
    status: 'proposed,endorsed,under_way',
  });
  if (upcoming.length > 0) return { listed: upcoming, isAhead: true };
  const recent = await listed({ starts_on_before: today(), sort: '-starts_on' });
  return { listed: recent, isAhead: false };
}

export async function readFigures(
  forum: string,
  plan: StrategicPlanRead | undefined,
  isMember: boolean,
  signal: AbortSignal,
): Promise<Figures> {
  const family = familyFilter(forum);
  const hasCycle = plan !== undefined && measuresActionPlans(plan);
  const [listing, all, adopted, coverage, cycle, late] = await Promise.all([
    aheadOrRecent(family, signal),
    activities.count({ forum: family }, signal),
    recommendations.count({ forum: family, status: 'adopted' }, signal),
    plan ? readCoverage(plan, signal) : null,
    hasCycle ? readActionPlanCycle({ plan: plan.ref }, signal) : null,
    isMember ? readLate(family, signal) : null,
  ]);
  return { asOf: new Date(), ...listing, activities: all, adopted, coverage, cycle, late };
}
