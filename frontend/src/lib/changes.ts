/** What an event of the ledger changed, taken apart so that people can read it. */
import { history as words } from './dictionary/history';
import { formatDate, formatInstant, humanize } from './format';
import { isSame, type Values } from './merge';
import { messages } from './messages';
import { labelOf } from './options';
import { known } from './reference';
import { kindWords, stateWords } from './words';

/** Per field, the old and the new value. */
export type LedgerChanges = Readonly<Record<string, readonly unknown[]>>;

export interface Change {
  /** The field in words, with the group that it is in. */
  label: string;
  /** Null where nothing was, or is, said. */
  before: string | null;
  after: string | null;
  /** Of a list: what came and what went. */
  added?: readonly string[];
  removed?: readonly string[];
  /** The ledger names the field and keeps what it says to itself. */
  isWithheld?: boolean;
}

const WITHHELD = 'withheld';
const STATES = /(^|[._])(status|acceptance|implementation|verification|rating|standing)$/;
const KINDS = /(^|[._])(kind|role|mode|visibility|measure|direction|source|verdict|barrier)$/;
const ECONOMIES = /econom(y|ies)$/;
const DAY = /^\d{4}-\d{2}(-\d{2})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether nothing is said: an empty list or group says as little as none. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isGroup(value) && Object.values(value).every(isEmpty);
}

const fieldWords = (field: string): string => field.split('.').map(humanize).join(words.part);

function textWords(field: string, text: string): string {
  if (ECONOMIES.test(field)) return labelOf(known('economies'), text);
  if (STATES.test(field)) return stateWords(text);
  if (KINDS.test(field)) return kindWords(text);
  if (DAY.test(text)) return formatDate(text);
  return INSTANT.test(text) ? formatInstant(text) : text;
}

/** A value as a reader says it; the parts of a group one after the other. */
export function valueWords(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? messages.list.yes : messages.list.no;
  if (typeof value === 'string') return textWords(field, value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((item) => valueWords(field, item)).join('; ');
  if (!isGroup(value)) return '';
  return Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .map(([name, part]) => `${humanize(name)}: ${valueWords(name, part)}`)
    .join(', ');
}

const without = (field: string, items: readonly unknown[], others: readonly unknown[]) =>
  items
    .filter((item) => !others.some((other) => isSame(item, other)))
    .map((item) => valueWords(field, item));

function changeOf(field: string, before: unknown, after: unknown): Change[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  const label = fieldWords(field);
  if (before === WITHHELD && after === WITHHELD) {
    return [{ label, before: null, after: null, isWithheld: true }];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0) {
    const [added, removed] = [without(field, after, before), without(field, before, after)];
    // The same items in another order: told as a whole, since nothing came or went.
    if (added.length > 0 || removed.length > 0) {
      return [{ label, before: null, after: null, added, removed }];
    }
  }
  if ((isGroup(before) || isEmpty(before)) && (isGroup(after) || isEmpty(after))) {
    const [old, now] = [isGroup(before) ? before : {}, isGroup(after) ? after : {}];
    const parts = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    // How exactly a date is known follows from the date.
    return parts
      .filter((part) => part !== 'precision' && !isSame(old[part], now[part]))
      .flatMap((part) => changeOf(`${field}.${part}`, old[part], now[part]));
  }
  return [
    {
      label,
      before: isEmpty(before) ? null : valueWords(field, before),
      after: isEmpty(after) ? null : valueWords(field, after),
    },
  ];
}

export const changesOf = (changes: LedgerChanges): Change[] =>
  Object.entries(changes).flatMap(([field, [before, after]]) => changeOf(field, before, after));

const SESSIONS = 'sessions';

export const actionWords = (action: string, resource?: string): string =>
  (resource === SESSIONS ? words.ofSessions[action] : undefined) ??
  words.actions[action] ??
  humanize(action);
