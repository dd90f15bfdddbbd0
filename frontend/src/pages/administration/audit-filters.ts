/** What the audit trail can be narrowed to. Days are those of the reader's clock, as it shows them. */
import { byLink } from '../../fields/filters';
import type { Filter } from '../../fields/types';
import { actionWords } from '../../lib/changes';
import { audit as words } from '../../lib/dictionary/administration';
import { history } from '../../lib/dictionary/history';
import { humanize } from '../../lib/format';
import type { Option } from '../../lib/options';
import type { Params } from '../../lib/query';
import { WRITTEN } from './written';

/** Kinds of record on the ledger; it also tells of what is not written by anybody's hand. */
const RESOURCES = [...WRITTEN, 'imports', 'ledger', 'sessions'].toSorted();

export const auditFilters = (actors: readonly Option[]): Filter[] => [
  {
    type: 'options',
    name: 'resource',
    label: words.resource,
    options: RESOURCES.map((value) => ({ value, label: humanize(value) })),
  },
  {
    type: 'options',
    name: 'action',
    label: words.action,
    options: Object.keys(history.actions).map((value) => ({ value, label: actionWords(value) })),
  },
  { type: 'options', name: 'actor_id', label: words.actor, options: actors, isSingle: true },
  ...byLink({ record_key: words.record, record_id: words.recordId }),
  { type: 'years', name: 'at', label: words.when, isByLink: true },
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight of a day where the reader is, as the API compares instants. */
const midnight = (day: string): string =>
  DAY.test(day) ? new Date(`${day}T00:00:00`).toISOString() : day;

/** The filters as the API takes them: the days of an address as instants. */
export const asAsked = (query: Params): Params => ({
  ...query,
  ...(query['at_after'] && { at_after: midnight(query['at_after']) }),
  ...(query['at_before'] && { at_before: midnight(query['at_before']) }),
});

/** The day after, or before, another one: the API's upper bound is not counted, a reader's is. */
export function shifted(day: string, by: 1 | -1): string {
  if (!DAY.test(day)) return '';
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
