/** What a recommendation is made of: declared once for its list, its page and its form. */
import { byLink, options, years } from '../../fields/filters';
import { named } from '../../fields/named';
import { toEconomy, visibilityField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { messages } from '../../lib/messages';
import { focusAreaOptions, known, whenKnown } from '../../lib/reference';
import { suggestActivities } from '../../lib/suggest';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, strengths } = words;

const STATUSES = ['draft', 'adopted', 'closed', 'superseded'];
const SOURCE_KINDS = ['activity', 'mandate', 'assessment', 'action_plan', 'document'];
const PRIORITIES = ['high', 'medium', 'low'];

export const recommendationsReady = () =>
  whenKnown('economies', 'subFora', 'areas', 'organizations', 'topics', 'mandates', 'plans');

/** The fields by name. Called while rendering: the options follow the reference lists. */
export function recommendationFields() {
  return named(words, {
    text: { type: 'longText', isRequired: true },
    forum: { type: 'link', options: known('subFora') },
    year: { type: 'number', min: 1989, max: 2100, isName: true },
    strength: {
      type: 'enum',
      options: Object.entries(strengths).map(([value, label]) => ({ value, label })),
    },
    source_kind: {
      type: 'enum',
      name: 'source.kind',
      isRequired: true,
      options: kindOptions(SOURCE_KINDS),
    },
    source_activity: {
      type: 'ref',
      suggest: suggestActivities,
      name: 'source.activity',
      maxLength: 64,
    },
    source_mandate: { type: 'link', name: 'source.mandate', options: known('mandates') },
    visibility: visibilityField(),
    focus_areas: { type: 'links', options: focusAreaOptions() },
    areas: {
      type: 'links',
      options: known('areas'),
      hrefOf: (code: string) => `/recommendations?areas=${code}`,
    },
    topics: {
      type: 'links',
      options: known('topics'),
      hrefOf: (code: string) => `/recommendations?topics=${code}`,
    },
    all_economies: { type: 'boolean', name: 'addressed_to.all_economies' },
    economies: {
      type: 'links',
      name: 'addressed_to.economies',
      options: known('economies'),
      hrefOf: toEconomy,
    },
    sub_fora: { type: 'links', name: 'addressed_to.sub_fora', options: known('subFora') },
    organizations: {
      type: 'links',
      name: 'addressed_to.organizations',
      options: known('organizations'),
    },
    future_use: { type: 'longText' },
    priority: { type: 'enum', options: kindOptions(PRIORITIES) },
    due_on: { type: 'date', isExact: true },
    adopted_on: { type: 'date' },
    note: { type: 'longText' },
  });
}

export function recommendationFilters(): Filter[] {
  const parties = [...known('economies'), ...known('subFora')];
  return [
    ...options(labels, {
      status: stateOptions(STATUSES),
      areas: known('areas'),
      addressed_to: parties,
      forum: known('subFora'),
    }),
    {
      type: 'options',
      name: 'source_kind',
      label: labels['source.kind'],
      options: kindOptions(SOURCE_KINDS),
    },
    ...options(labels, {
      strength: recommendationFields().strength.options,
      focus_areas: focusAreaOptions(),
      topics: known('topics'),
    }),
    ...years(labels, 'due_on'),
    ...byLink(
      labels,
      'carried_from',
      'superseded_by',
      'duplicates',
      'plan',
      'year',
      'priority',
      'visibility',
    ),
    ...byLink({
      source_activity: labels['source.activity'],
      source_mandate: labels['source.mandate'],
      ref: messages.record.reference,
    }),
  ];
}
