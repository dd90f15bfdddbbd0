/** What needs, offers and matches are made of: declared once for their lists, pages and forms. */
import { byLink } from '../../fields/filters';
import { economyField, forumField, topicsField, visibilityField } from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { matches, needs, offers } from '../../lib/dictionary/support';
import { known, whenKnown } from '../../lib/reference';
import { suggestActivities, suggestNeeds, suggestOffers } from '../../lib/suggest';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels } = needs;

const KINDS = [
  'training',
  'technical-assistance',
  'legislation',
  'equipment',
  'expertise',
  'funding',
];
const PRIORITIES = ['high', 'medium', 'low'];
const NEED_STATES = ['identified', 'assessed', 'matched', 'addressed', 'withdrawn'];
const MATCH_STATES = ['proposed', 'agreed', 'delivered', 'outcome', 'declined'];
export const OUTCOMES = ['gap_closed', 'gap_narrowed', 'no_change'];

export const supportReady = () =>
  whenKnown('economies', 'subFora', 'organizations', 'areas', 'topics');

const title: FieldSpec = {
  type: 'text',
  name: 'title',
  label: labels.title,
  isRequired: true,
  maxLength: 300,
};
const description: FieldSpec = {
  type: 'longText',
  name: 'description',
  label: labels.description,
};

export const kindField: FieldSpec = {
  type: 'enum',
  name: 'kind',
  label: labels.kind,
  options: kindOptions(KINDS),
};
export const priorityField: FieldSpec = {
  type: 'enum',
  name: 'priority',
  label: labels.priority,
  options: kindOptions(PRIORITIES),
};

export function needFields() {
  return {
    title,
    description,
    economy: { ...economyField(), isRequired: true },
    forum: forumField(),
    kind: { ...kindField, isRequired: true },
    priority: priorityField,
    area: { type: 'link', name: 'area', label: labels.area, options: known('areas') },
    topics: topicsField(),
    implementation: {
      type: 'ref',
      name: 'arises_from.implementation',
      label: labels['arises_from.implementation'],
      help: needs.help.arises,
      maxLength: 64,
      hrefOf: (ref: string) => `/implementations/${ref}`,
    },
    entry: {
      type: 'ref',
      name: 'arises_from.entry',
      label: labels['arises_from.entry'],
      maxLength: 64,
    },
    visibility: { ...visibilityField(), help: needs.help.visibility },
    status_reason: { type: 'text', name: 'status_reason', label: labels.status_reason },
  } as const satisfies Record<string, FieldSpec>;
}

export function offerFields() {
  return {
    title,
    description,
    economy: { ...economyField(), name: 'offered_by.economy' },
    sub_forum: { ...forumField(), name: 'offered_by.sub_forum' },
    organization: {
      type: 'link',
      name: 'offered_by.organization',
      label: labels['offered_by.organization'],
      options: known('organizations'),
    },
    kinds: { type: 'links', name: 'kinds', label: labels.kinds, options: kindOptions(KINDS) },
    areas: { type: 'links', name: 'areas', label: labels.areas, options: known('areas') },
    topics: topicsField(),
    capacity: {
      type: 'number',
      name: 'capacity',
      label: labels.capacity,
      help: offers.help.capacity,
      min: 1,
    },
    available_from: {
      type: 'date',
      name: 'available_from',
      label: labels.available_from,
      isExact: true,
    },
    available_until: {
      type: 'date',
      name: 'available_until',
      label: labels.available_until,
      isExact: true,
    },
    visibility: { ...visibilityField(), help: needs.help.visibility },
    status_reason: { type: 'text', name: 'status_reason', label: labels.status_reason },
  } as const satisfies Record<string, FieldSpec>;
}

export function matchFields() {
  return {
    need: {
      type: 'ref',
      name: 'need',
      label: labels.need,
      suggest: suggestNeeds,
      hrefOf: (ref: string) => `/support-needs/${ref}`,
    },
    offer: {
      type: 'ref',
      name: 'offer',
      label: labels.offer,
      suggest: suggestOffers,
      hrefOf: (ref: string) => `/support-offers/${ref}`,
    },
    activity: {
      type: 'ref',
      name: 'activity',
      label: labels.activity,
      suggest: suggestActivities,
      hrefOf: (ref: string) => `/activities/${ref}`,
    },
    proposed_by: { type: 'text', name: 'proposed_by', label: labels.proposed_by },
    agreed_on: { type: 'date', name: 'agreed_on', label: labels.agreed_on, isExact: true },
    delivered_on: {
      type: 'date',
      name: 'delivered_on',
      label: labels.delivered_on,
      isExact: true,
    },
    outcome: {
      type: 'enum',
      name: 'outcome',
      label: labels.outcome,
      options: stateOptions(OUTCOMES),
    },
    outcome_note: { type: 'longText', name: 'outcome_note', label: labels.outcome_note },
    status_reason: { type: 'text', name: 'status_reason', label: labels.status_reason },
    note: { type: 'longText', name: 'note', label: matches.note },
  } as const satisfies Record<string, FieldSpec>;
}

export const needFilters = (): Filter[] => [
  { type: 'options', name: 'status', label: labels.status, options: stateOptions(NEED_STATES) },
  { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
  { type: 'options', name: 'kind', label: labels.kind, options: kindOptions(KINDS) },
  { type: 'options', name: 'area', label: labels.area, options: known('areas') },
  { type: 'options', name: 'priority', label: labels.priority, options: kindOptions(PRIORITIES) },
  { type: 'options', name: 'topics', label: labels.topics, options: known('topics') },
  { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
  ...byLink({
    arises_from_implementation: labels['arises_from.implementation'],
    ref: labels.ref,
    visibility: labels.visibility,
  }),
];

export const offerFilters = (): Filter[] => [
  {
    type: 'options',
    name: 'status',
    label: labels.status,
    options: stateOptions(['open', 'closed']),
  },
  {
    type: 'options',
    name: 'offered_by_economy',
    label: labels['offered_by.economy'],
    options: known('economies'),
  },
  {
    type: 'options',
    name: 'offered_by_sub_forum',
    label: labels['offered_by.sub_forum'],
    options: known('subFora'),
  },
  {
    type: 'options',
    name: 'offered_by_organization',
    label: labels['offered_by.organization'],
    options: known('organizations'),
  },
  { type: 'options', name: 'areas', label: labels.areas, options: known('areas') },
  { type: 'options', name: 'topics', label: labels.topics, options: known('topics') },
  { type: 'years', name: 'available_until', label: labels.available_until },
  ...byLink({ ref: labels.ref, visibility: labels.visibility }),
];

export const matchFilters = (): Filter[] => [
  { type: 'options', name: 'status', label: labels.status, options: stateOptions(MATCH_STATES) },
  { type: 'options', name: 'outcome', label: labels.outcome, options: stateOptions(OUTCOMES) },
  { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
  ...byLink({
    need: labels.need,
    offer: labels.offer,
    activity: labels.activity,
    forum: labels.forum,
    area: labels.area,
    provider: labels.offered_by,
    awaits: labels.awaits,
    ref: labels.ref,
  }),
];
