/** Calendars and news: their addresses, and the tokens by which programs read more than is public. */
import type {
  CreateFeedTokenData,
  FeedTokenCreate,
  FeedTokenRead,
  FeedTokens,
  FeedTokenShown,
  GetActivityCalendarData,
  GetActivityNewsData,
  GetWorkPlanCalendarData,
  RevokeFeedTokenData,
} from '../api';
import { segment, transport } from './http';
import { type Params, searchOf } from './query';

const CALENDAR = '/api/v1/feeds/activities.ics' satisfies GetActivityCalendarData['url'];
const NEWS = '/api/v1/feeds/activities.atom' satisfies GetActivityNewsData['url'];
const OF_WORK_PLAN = '/api/v1/work-plans/{key}.ics' satisfies GetWorkPlanCalendarData['url'];
const TOKENS = '/api/v1/me/feed-tokens' satisfies CreateFeedTokenData['url'];
const TOKEN = '/api/v1/me/feed-tokens/{token_id}' satisfies RevokeFeedTokenData['url'];

/** What a feed is about: of a work plan, or of some fora, years and areas. */
export interface FeedTopic {
  workPlan?: string | undefined;
  forum?: string | undefined;
  year?: string | undefined;
  area?: string | undefined;
}

export interface FeedAddresses {
  calendar: string;
  /** A work plan alone has none. */
  news?: string | undefined;
}

/** The addresses of a topic; with a token, they read in its holder's place. */
export function feedAddresses(
  topic: FeedTopic,
  token = '',
  origin = location.origin,
): FeedAddresses {
  const { workPlan, forum = '', year = '', area = '' } = topic;
  if (workPlan !== undefined) {
    const path = OF_WORK_PLAN.replace('{key}', segment(workPlan));
    return { calendar: `${origin}${path}${searchOf({ token })}` };
  }
  const query: Params = { forum, year, area, token };
  return {
    calendar: `${origin}${CALENDAR}${searchOf(query)}`,
    news: `${origin}${NEWS}${searchOf(query)}`,
  };
}

/** The address that opens the calendar of the reader's device, and asks to subscribe. */
export const calendarLink = (address: string): string => address.replace(/^https?:/, 'webcal:');

export async function readFeedTokens(signal: AbortSignal): Promise<FeedTokenRead[]> {
  const response = await transport(TOKENS, { signal });
  return ((await response.json()) as FeedTokens).items;
}

/** The token itself is told this once. */
export async function makeFeedToken(name: string): Promise<FeedTokenShown> {
  const body: FeedTokenCreate = { name };
  const response = await transport(TOKENS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as FeedTokenShown;
}

export async function revokeFeedToken(id: string): Promise<void> {
  await transport(TOKEN.replace('{token_id}', segment(id)), { method: 'DELETE' });
}
