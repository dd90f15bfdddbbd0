/** How long ago something was, as people say it. */
import { drafts as words } from './dictionary/editing';
import { plural } from './format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "3 hours ago"; less than a minute is just now. */
export function ageOf(instant: string, now = Date.now()): string {
  const past = Math.max(0, now - Date.parse(instant));
  if (past < MINUTE_MS) return words.justNow;
  const counted = (unit: number, one: string, other: string) =>
    words.ago(plural(Math.floor(past / unit), one, other));
  if (past < HOUR_MS) return counted(MINUTE_MS, words.minuteOne, words.minuteOther);
  if (past < DAY_MS) return counted(HOUR_MS, words.hourOne, words.hourOther);
  return counted(DAY_MS, words.dayOne, words.dayOther);
}
