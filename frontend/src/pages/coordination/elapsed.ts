/** How long ago, as people say it: days at first, then months, then years. */
import { ledger as words } from '../../lib/dictionary/coordination';
import { plural } from '../../lib/format';

const MONTH = 365.25 / 12;
const IN_DAYS = 60;
const IN_MONTHS = 24;

/** Whole units that are over, never rounded up: what is told is never longer than it was. */
export function elapsed(days: number): string {
  if (days < IN_DAYS) return plural(days, words.dayOne, words.dayOther);
  const months = Math.floor(days / MONTH);
  if (months < IN_MONTHS) return plural(months, words.monthOne, words.monthOther);
  return plural(Math.floor(months / 12), words.yearOne, words.yearOther);
}
