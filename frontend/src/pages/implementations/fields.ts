/** What a party's answer to a recommendation is made of: declared once for list, page and form. */
import { byLink, options, years, yesNo } from '../../fields/filters';
import { named } from '../../fields/named';
import { economyField, evidenceField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { implementations as words } from '../../lib/dictionary/implementations';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels } = words;

/** What a party can answer; `pending` is the lack of an answer. */
export const ANSWERS = [
  'accepted',
  'partially_accepted',
  'noted',
  'not_accepted',
  'not_applicable',
];
const PROGRESS = [
  'not_started',
  'planned',
  'in_progress',
  'blocked',
  'implemented',
  'overtaken_by_events',
];
const VERIFICATION = ['unverified', 'submitted', 'verified', 'returned'];
const STANDINGS = [
  'implemented',
  'outstanding',
  'declined',
  'not_reported',
  'noted',
  'not_applicable',
  'overtaken_by_events',
  'released',
];
export const BARRIERS = ['legal', 'funding', 'technical', 'staffing', 'coordination'];

export const implementationsReady = () => whenKnown('economies', 'subFora', 'areas');

export const {
  owner: ownerField,
  due: dueField,
  support: supportField,
  progress: noteField,
  barrier: barrierField,
  proof: proofField,
} = named(words, {
  owner: { type: 'text', maxLength: 300 },
  due: { type: 'date', name: 'due_on', isExact: true },
  // Its help is for when the work is blocked.
  support: { type: 'longText', name: 'support_wanted', help: '' },
  progress: { type: 'longText', name: 'progress_note' },
  barrier: { type: 'enum', options: kindOptions(BARRIERS) },
  proof: evidenceField,
});

export const implementationFilters = (): Filter[] => [
  ...options(labels, {
    acceptance: stateOptions(['pending', ...ANSWERS]),
    implementation: stateOptions(PROGRESS),
    verification: stateOptions(VERIFICATION),
    economy: economyField().options,
  }),
  { type: 'options', name: 'sub_forum', label: labels.party, options: known('subFora') },
  ...options(labels, {
    barrier: barrierField.options,
    is_open: yesNo,
    is_overdue: yesNo,
    is_stale: yesNo,
    standing: stateOptions(STANDINGS),
    area: known('areas'),
  }),
  ...years(labels, 'due_on'),
  ...byLink(labels, 'plan', 'is_released', 'recommendation', 'forum', 'blocked_for_days', 'ref'),
];
