/** Records to name in a form: those that fit the words typed so far. */
import { activities, meetings, type Resource, supportNeeds, supportOffers } from './client';
import type { Option } from './options';

const AT_ONCE = '8';

/** Searched by words; nothing is asked before there are any. */
const suggestFrom =
  <Row extends { ref: string }>(resource: Resource<Row>, labelOf: (row: Row) => string) =>
  async (words: string, signal: AbortSignal): Promise<readonly Option[]> => {
    if (words.trim().length < 2) return [];
    const { items } = await resource.page({ q: words.trim(), limit: AT_ONCE }, signal);
    return items.map((row) => ({ value: row.ref, label: labelOf(row) }));
  };

export const suggestActivities = suggestFrom(activities, ({ title }) => title);
export const suggestMeetings = suggestFrom(meetings, ({ forum, on, place }) =>
  [forum, on, place].filter(Boolean).join(', '),
);
export const suggestNeeds = suggestFrom(supportNeeds, ({ title }) => title);
export const suggestOffers = suggestFrom(supportOffers, ({ title }) => title);
