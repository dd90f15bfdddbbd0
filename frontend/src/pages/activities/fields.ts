/** What an activity is made of: declared once for its list, its page and its form. */
import { byLink, datesByLink } from '../../fields/filters';
import type { FieldSpec, Filter } from '../../fields/types';
import { messages } from '../../lib/messages';
import {
  focusAreaOptions,
  known,
  kpiOptions,
  objectiveOptions,
  whenKnown,
} from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, help, visibilities } = messages.activities;

const KINDS = [
  'workshop',
  'training',
  'capacity-building',
  'seminar',
  'conference',
  'star-conference',
  'policy-dialogue',
  'roundtable',
  'exercise',
  'pilot',
  'study',
  'publication',
  'project',
  'meeting',
  'campaign',
  'other',
];
const MODES = ['in-person', 'virtual', 'hybrid'];
const STATUSES = ['proposed', 'endorsed', 'under_way', 'completed', 'cancelled', 'postponed'];

export const activitiesReady = () =>
  whenKnown('economies', 'subFora', 'areas', 'organizations', 'topics', 'plans');

const toEconomy = (code: string) => `/economies/${code}`;

/** The fields by name. Called while rendering: the options follow the reference lists. */
export function activityFields() {
  const economies = known('economies');
  const fora = known('subFora');
  return {
    title: {
      type: 'longText',
      name: 'title',
      label: labels.title,
      isRequired: true,
      maxLength: 300,
    },
    kind: {
      type: 'enum',
      name: 'kind',
      label: labels.kind,
      isRequired: true,
      options: kindOptions(KINDS),
    },
    forum: { type: 'link', name: 'forum', label: labels.forum, options: fora },
    work_plan: {
      type: 'text',
      name: 'work_plan',
      label: labels.work_plan,
      help: help.work_plan,
      maxLength: 64,
    },
    planned: { type: 'period', name: 'planned', label: labels.planned },
    actual: { type: 'period', name: 'actual', label: labels.actual },
    place: { type: 'text', name: 'place', label: labels.place, maxLength: 300 },
    host_economy: {
      type: 'link',
      name: 'host_economy',
      label: labels.host_economy,
      options: economies,
      hrefOf: toEconomy,
    },
    mode: { type: 'enum', name: 'mode', label: labels.mode, options: kindOptions(MODES) },
    lead_economies: {
      type: 'links',
      name: 'lead_economies',
      label: labels.lead_economies,
      help: help.lead_economies,
      options: economies,
      hrefOf: toEconomy,
    },
    co_sponsors: {
      type: 'links',
      name: 'co_sponsors',
      label: labels.co_sponsors,
      options: economies,
      hrefOf: toEconomy,
    },
    partner_fora: {
      type: 'links',
      name: 'partner_fora',
      label: labels.partner_fora,
      options: fora,
    },
    partner_organizations: {
      type: 'links',
      name: 'partner_organizations',
      label: labels.partner_organizations,
      options: known('organizations'),
    },
    focus_areas: {
      type: 'links',
      name: 'focus_areas',
      label: labels.focus_areas,
      help: help.focus_areas,
      options: focusAreaOptions(),
    },
    objectives: {
      type: 'links',
      name: 'objectives',
      label: labels.objectives,
      help: help.objectives,
      options: objectiveOptions(),
    },
    kpis: {
      type: 'links',
      name: 'kpis',
      label: labels.kpis,
      help: help.kpis,
      options: kpiOptions(),
    },
    areas: {
      type: 'links',
      name: 'areas',
      label: labels.areas,
      options: known('areas'),
      hrefOf: (code: string) => `/activities?areas=${code}`,
    },
    topics: {
      type: 'links',
      name: 'topics',
      label: labels.topics,
      options: known('topics'),
      hrefOf: (code: string) => `/activities?topics=${code}`,
    },
    project_number: {
      type: 'text',
      name: 'project_number',
      label: labels.project_number,
      maxLength: 60,
    },
    fund: { type: 'text', name: 'fund', label: labels.fund, maxLength: 300 },
    apec_funding: {
      type: 'money',
      name: 'budget.apec_funding',
      label: labels['budget.apec_funding'],
    },
    co_funding: { type: 'money', name: 'budget.co_funding', label: labels['budget.co_funding'] },
    attendance: { type: 'text', name: 'attendance', label: labels.attendance, maxLength: 300 },
    expected_outcomes: {
      type: 'longText',
      name: 'expected_outcomes',
      label: labels.expected_outcomes,
    },
    publication_number: {
      type: 'text',
      name: 'publication_number',
      label: labels.publication_number,
      maxLength: 60,
    },
    visibility: {
      type: 'enum',
      name: 'visibility',
      label: labels.visibility,
      help: help.visibility,
      options: Object.entries(visibilities).map(([value, label]) => ({ value, label })),
    },
    note: { type: 'longText', name: 'note', label: labels.note },
  } as const satisfies Record<string, FieldSpec>;
}

export function activityFilters(): Filter[] {
  const fields = activityFields();
  return [
    {
      type: 'options',
      name: 'status',
      label: labels.status,
      options: stateOptions(STATUSES),
    },
    { type: 'options', name: 'kind', label: labels.kind, options: fields.kind.options },
    { type: 'years', name: 'starts_on', label: labels.dates },
    { type: 'options', name: 'areas', label: labels.areas, options: fields.areas.options },
    { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
    { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
    {
      type: 'options',
      name: 'focus_areas',
      label: labels.focus_areas,
      options: focusAreaOptions(),
    },
    { type: 'options', name: 'topics', label: labels.topics, options: known('topics') },
    {
      type: 'options',
      name: 'objectives',
      label: labels.objectives,
      options: objectiveOptions(),
      isByLink: true,
    },
    { type: 'options', name: 'kpis', label: labels.kpis, options: kpiOptions(), isByLink: true },
    ...byLink({
      work_plan: labels.work_plan,
      plan: labels.plan,
      year: messages.chart.year,
      ref: messages.record.reference,
      lead_economies: labels.lead_economies,
      host_economy: labels.host_economy,
      co_sponsors: labels.co_sponsors,
      partner_fora: labels.partner_fora,
      partner_organizations: labels.partner_organizations,
      mode: labels.mode,
      visibility: labels.visibility,
      documents: labels.documents,
      has_partner_fora: labels.has_partner_fora,
      project_code: labels.project_number,
    }),
    ...datesByLink({ ends_on: labels.ends_on }),
  ];
}
