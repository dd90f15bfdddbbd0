/** What a recommendation is made of: declared once for its list, its page and its form. */
import { byLink } from '../../fields/filters';
import type { FieldSpec, Filter } from '../../fields/types';
import { recommendations as recommendationWords } from '../../lib/dictionary/recommendations';
import { messages } from '../../lib/messages';
import { focusAreaOptions, known, whenKnown } from '../../lib/reference';
import { suggestActivities } from '../../lib/suggest';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, help, strengths } = recommendationWords;

const STATUSES = ['draft', 'adopted', 'closed', 'superseded'];
const SOURCE_KINDS = ['activity', 'mandate', 'assessment', 'action_plan', 'document'];
const PRIORITIES = ['high', 'medium', 'low'];

export const recommendationsReady = () =>
  whenKnown('economies', 'subFora', 'areas', 'organizations', 'topics', 'mandates', 'plans');

/** The fields by name. Called while rendering: the options follow the reference lists. */
export function recommendationFields() {
  return {
    text: { type: 'longText', name: 'text', label: labels.text, isRequired: true },
    forum: { type: 'link', name: 'forum', label: labels.forum, options: known('subFora') },
    year: {
      type: 'number',
      name: 'year',
      label: labels.year,
      min: 1989,
      max: 2100,
      isName: true,
    },
    strength: {
      type: 'enum',
      name: 'strength',
      label: labels.strength,
      options: Object.entries(strengths).map(([value, label]) => ({ value, label })),
    },
    source_kind: {
      type: 'enum',
      name: 'source.kind',
      label: labels['source.kind'],
      isRequired: true,
      options: kindOptions(SOURCE_KINDS),
    },
    source_activity: {
      type: 'ref',
      suggest: suggestActivities,
      name: 'source.activity',
      label: labels['source.activity'],
      help: help.source_activity,
      maxLength: 64,
    },
    source_mandate: {
      type: 'link',
      name: 'source.mandate',
      label: labels['source.mandate'],
      options: known('mandates'),
    },
    visibility: {
      type: 'enum',
      name: 'visibility',
      label: labels.visibility,
      help: help.visibility,
      options: Object.entries(messages.activities.visibilities).map(([value, label]) => ({
        value,
        label,
      })),
    },
    focus_areas: {
      type: 'links',
      name: 'focus_areas',
      label: labels.focus_areas,
      options: focusAreaOptions(),
    },
    areas: {
      type: 'links',
      name: 'areas',
      label: labels.areas,
      options: known('areas'),
      hrefOf: (code: string) => `/recommendations?areas=${code}`,
    },
    topics: {
      type: 'links',
      name: 'topics',
      label: labels.topics,
      options: known('topics'),
      hrefOf: (code: string) => `/recommendations?topics=${code}`,
    },
    all_economies: {
      type: 'boolean',
      name: 'addressed_to.all_economies',
      label: labels['addressed_to.all_economies'],
      help: help.addressed_to,
    },
    economies: {
      type: 'links',
      name: 'addressed_to.economies',
      label: labels['addressed_to.economies'],
      options: known('economies'),
      hrefOf: (code: string) => `/economies/${code}`,
    },
    sub_fora: {
      type: 'links',
      name: 'addressed_to.sub_fora',
      label: labels['addressed_to.sub_fora'],
      options: known('subFora'),
    },
    organizations: {
      type: 'links',
      name: 'addressed_to.organizations',
      label: labels['addressed_to.organizations'],
      options: known('organizations'),
    },
    future_use: {
      type: 'longText',
      name: 'future_use',
      label: labels.future_use,
      help: help.future_use,
    },
    priority: {
      type: 'enum',
      name: 'priority',
      label: labels.priority,
      options: kindOptions(PRIORITIES),
    },
    due_on: { type: 'date', name: 'due_on', label: labels.due_on, isExact: true },
    adopted_on: { type: 'date', name: 'adopted_on', label: labels.adopted_on },
    note: { type: 'longText', name: 'note', label: labels.note },
  } as const satisfies Record<string, FieldSpec>;
}

export function recommendationFilters(): Filter[] {
  const parties = [...known('economies'), ...known('subFora')];
  return [
    { type: 'options', name: 'status', label: labels.status, options: stateOptions(STATUSES) },
    { type: 'options', name: 'areas', label: labels.areas, options: known('areas') },
    { type: 'options', name: 'addressed_to', label: labels.addressed_to, options: parties },
    { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
    {
      type: 'options',
      name: 'source_kind',
      label: labels['source.kind'],
      options: kindOptions(SOURCE_KINDS),
    },
    {
      type: 'options',
      name: 'strength',
      label: labels.strength,
      options: recommendationFields().strength.options,
    },
    {
      type: 'options',
      name: 'focus_areas',
      label: labels.focus_areas,
      options: focusAreaOptions(),
    },
    { type: 'options', name: 'topics', label: labels.topics, options: known('topics') },
    { type: 'years', name: 'due_on', label: labels.due_on },
    ...byLink({
      source_activity: labels['source.activity'],
      source_mandate: labels['source.mandate'],
      carried_from: labels.carried_from,
      superseded_by: labels.superseded_by,
      duplicates: labels.duplicates,
      plan: labels.plan,
      year: labels.year,
      priority: labels.priority,
      ref: messages.record.reference,
      visibility: labels.visibility,
    }),
  ];
}
