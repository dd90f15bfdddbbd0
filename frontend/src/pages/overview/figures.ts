/** The overview's numbers. Each is a count that the API makes, and opens the list that it counts. */
import type { ActionPlanRead, ActivityRead } from '../../api';
import { yearsBetween } from '../../charts/geometry';
import { actionPlans, activities, recommendations } from '../../lib/client';
import { yearOf } from '../../lib/format';
import { forumFamily } from '../../lib/forum';
import type { Option } from '../../lib/options';
import { known } from '../../lib/reference';

export interface YearCount {
  year: number;
  count: number;
}

export interface AreaCount {
  area: Option;
  adopted: number;
  draft: number;
}

export interface Figures {
  asOf: Date;
  activities: number;
  completed: number;
  adopted: number;
  drafts: number;
  byYear: YearCount[];
  byArea: AreaCount[];
  upcoming: ActivityRead[];
  recent: ActivityRead[];
  actionPlans: ActionPlanRead[];
}

const LISTED = '8';

/** The forum and its former names, as a filter. */
export const familyFilter = (forum: string): string =>
  forumFamily(forum, known('subFora')).join(',');

/** The first day that an activity may have begun on. */
const startOf = (activity: ActivityRead | undefined): string | undefined =>
  activity?.actual?.start ?? activity?.planned?.start ?? undefined;

async function countByYear(forum: string, signal: AbortSignal): Promise<YearCount[]> {
  const dated = { forum, starts_on_after: '1989-01-01', limit: '1' };
  const [first, last] = await Promise.all(
    ['starts_on', '-starts_on'].map(async (sort) => {
      const { items } = await activities.page({ ...dated, sort }, signal);
      return startOf(items[0]);
    }),
  );
  if (!first || !last) return [];
  return Promise.all(
    yearsBetween([yearOf(first), yearOf(last)]).map(async (year) => ({
      year,
      count: await activities.count({ forum, year: String(year) }, signal),
    })),
  );
}

const countByArea = (forum: string, signal: AbortSignal): Promise<AreaCount[]> =>
  Promise.all(
    known('areas').map(async (area) => {
      const of = (status: string) =>
        recommendations.count({ forum, areas: area.value, status }, signal);
      const [adopted, draft] = await Promise.all([of('adopted'), of('draft')]);
      return { area, adopted, draft };
    }),
  );

const today = (): string => new Date().toISOString().slice(0, 10);

export async function readFigures(
  forum: string,
  withActionPlans: boolean,
  signal: AbortSignal,
): Promise<Figures> {
  const family = familyFilter(forum);
  const counted = (query: Record<string, string>) =>
    activities.count({ forum: family, ...query }, signal);
  const listed = async (query: Record<string, string>) =>
    (await activities.page({ forum: family, limit: LISTED, ...query }, signal)).items;
  const [all, completed, adopted, drafts, byYear, byArea, upcoming, recent, editions] =
    await Promise.all([
      counted({}),
      counted({ status: 'completed' }),
      recommendations.count({ forum: family, status: 'adopted' }, signal),
      recommendations.count({ forum: family, status: 'draft' }, signal),
      countByYear(family, signal),
      countByArea(family, signal),
      listed({
        starts_on_after: today(),
        sort: 'starts_on',
        status: 'proposed,endorsed,under_way',
      }),
      listed({ starts_on_before: today(), sort: '-starts_on' }),
      withActionPlans ? actionPlans.all({}, signal) : [],
    ]);
  return {
    asOf: new Date(),
    activities: all,
    completed,
    adopted,
    drafts,
    byYear,
    byArea,
    upcoming,
    recent,
    actionPlans: editions,
  };
}
