/** What needs, offers and matches are made of: declared once for their lists, pages and forms. */
import { byLink, options, years } from '../../fields/filters';
import { named } from '../../fields/named';
import { economyField, forumField, topicsField, visibilityField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
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

const {
  title,
  description,
  kind: kindField,
  priority: priorityField,
} = named(needs, {
  title: { type: 'text', isRequired: true, maxLength: 300 },
  description: { type: 'longText' },
  kind: { type: 'enum', options: kindOptions(KINDS) },
  priority: { type: 'enum', options: kindOptions(PRIORITIES) },
});
export { kindField, priorityField };

export function needFields() {
  return named(needs, {
    title,
    description,
    economy: { ...economyField(), isRequired: true },
    forum: forumField(),
    kind: { ...kindField, isRequired: true },
    priority: priorityField,
    area: { type: 'link', options: known('areas') },
    topics: topicsField(),
    implementation: {
      type: 'ref',
      name: 'arises_from.implementation',
      maxLength: 64,
      hrefOf: (ref: string) => `/implementations/${ref}`,
    },
    entry: { type: 'ref', name: 'arises_from.entry', maxLength: 64 },
    visibility: { ...visibilityField(), help: needs.help.visibility },
    status_reason: { type: 'text' },
  });
}

export function offerFields() {
  return named(offers, {
    title,
    description,
    economy: { ...economyField(), name: 'offered_by.economy' },
    sub_forum: { ...forumField(), name: 'offered_by.sub_forum' },
    organization: {
      type: 'link',
      name: 'offered_by.organization',
      options: known('organizations'),
    },
    kinds: { type: 'links', options: kindOptions(KINDS) },
    areas: { type: 'links', options: known('areas') },
    topics: topicsField(),
    capacity: { type: 'number', min: 1 },
    available_from: { type: 'date', isExact: true },
    available_until: { type: 'date', isExact: true },
    visibility: { ...visibilityField(), help: needs.help.visibility },
    status_reason: { type: 'text' },
  });
}

export function matchFields() {
  return named(matches, {
    need: {
      type: 'ref',
      suggest: suggestNeeds,
      hrefOf: (ref: string) => `/support-needs/${ref}`,
    },
    offer: {
      type: 'ref',
      suggest: suggestOffers,
      hrefOf: (ref: string) => `/support-offers/${ref}`,
    },
    activity: {
      type: 'ref',
      suggest: suggestActivities,
      hrefOf: (ref: string) => `/activities/${ref}`,
    },
    proposed_by: { type: 'text' },
    agreed_on: { type: 'date', isExact: true },
    delivered_on: { type: 'date', isExact: true },
    outcome: { type: 'enum', options: stateOptions(OUTCOMES) },
    outcome_note: { type: 'longText' },
    status_reason: { type: 'text' },
    note: { type: 'longText', label: matches.note },
  });
}

export const needFilters = (): Filter[] => [
  ...options(labels, {
    status: stateOptions(NEED_STATES),
    economy: known('economies'),
    kind: kindOptions(KINDS),
    area: known('areas'),
    priority: kindOptions(PRIORITIES),
    topics: known('topics'),
    forum: known('subFora'),
  }),
  ...byLink(labels, 'ref', 'visibility'),
  ...byLink({ arises_from_implementation: labels['arises_from.implementation'] }),
];

export const offerFilters = (): Filter[] => [
  ...options(labels, { status: stateOptions(['open', 'closed']) }),
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
  ...options(labels, { areas: known('areas'), topics: known('topics') }),
  ...years(labels, 'available_until'),
  ...byLink(labels, 'ref', 'visibility'),
];

export const matchFilters = (): Filter[] => [
  ...options(labels, {
    status: stateOptions(MATCH_STATES),
    outcome: stateOptions(OUTCOMES),
    economy: known('economies'),
  }),
  ...byLink(labels, 'need', 'offer', 'activity', 'forum', 'area', 'awaits', 'ref'),
  ...byLink({ provider: labels.offered_by }),
];
