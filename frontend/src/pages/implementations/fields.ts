/** What a party's answer to a recommendation is made of: declared once for list, page and form. */
import { byLink, yesNo } from '../../fields/filters';
import { economyField, evidenceField } from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { implementations as words } from '../../lib/dictionary/implementations';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, help } = words;

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

export const ownerField: FieldSpec = {
  type: 'text',
  name: 'owner',
  label: labels.owner,
  help: help.owner,
  maxLength: 300,
};
export const dueField: FieldSpec = {
  type: 'date',
  name: 'due_on',
  label: labels.due_on,
  isExact: true,
};
export const supportField: FieldSpec = {
  type: 'longText',
  name: 'support_wanted',
  label: labels.support_wanted,
};
export const noteField: FieldSpec = {
  type: 'longText',
  name: 'progress_note',
  label: labels.progress_note,
};
export const barrierField: FieldSpec = {
  type: 'enum',
  name: 'barrier',
  label: labels.barrier,
  options: kindOptions(BARRIERS),
};
export const proofField: FieldSpec = { ...evidenceField, help: help.evidence };

export const implementationFilters = (): Filter[] => [
  {
    type: 'options',
    name: 'acceptance',
    label: labels.acceptance,
    options: stateOptions(['pending', ...ANSWERS]),
  },
  {
    type: 'options',
    name: 'implementation',
    label: labels.implementation,
    options: stateOptions(PROGRESS),
  },
  {
    type: 'options',
    name: 'verification',
    label: labels.verification,
    options: stateOptions(VERIFICATION),
  },
  { type: 'options', name: 'economy', label: labels.economy, options: economyField().options },
  { type: 'options', name: 'sub_forum', label: labels.party, options: known('subFora') },
  { type: 'options', name: 'barrier', label: labels.barrier, options: barrierField.options ?? [] },
  { type: 'options', name: 'is_open', label: labels.is_open, options: yesNo },
  { type: 'options', name: 'is_overdue', label: labels.is_overdue, options: yesNo },
  { type: 'options', name: 'is_stale', label: labels.is_stale, options: yesNo },
  {
    type: 'options',
    name: 'standing',
    label: labels.standing,
    options: stateOptions(STANDINGS),
  },
  { type: 'options', name: 'area', label: labels.area, options: known('areas') },
  { type: 'years', name: 'due_on', label: labels.due_on },
  ...byLink({
    plan: labels.plan,
    is_released: labels.is_released,
    recommendation: labels.recommendation,
    forum: labels.forum,
    blocked_for_days: labels.blocked_for_days,
    ref: labels.ref,
  }),
];
