/** What an activity is made of: declared once for its list, its page and its form. */
import { byLink, datesByLink, options } from '../../fields/filters';
import { named } from '../../fields/named';
import { toEconomy, visibilityField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { activities as words } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import {
  focusAreaOptions,
  known,
  kpiOptions,
  objectiveOptions,
  whenKnown,
} from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels } = words;

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

/** The fields by name. Called while rendering: the options follow the reference lists. */
export function activityFields() {
  const economies = known('economies');
  const fora = known('subFora');
  return named(words, {
    title: { type: 'longText', isRequired: true, maxLength: 300 },
    kind: { type: 'enum', isRequired: true, options: kindOptions(KINDS) },
    forum: { type: 'link', options: fora },
    work_plan: { type: 'text', maxLength: 64 },
    planned: { type: 'period' },
    actual: { type: 'period' },
    place: { type: 'text', maxLength: 300 },
    host_economy: { type: 'link', options: economies, hrefOf: toEconomy },
    mode: { type: 'enum', options: kindOptions(MODES) },
    lead_economies: { type: 'links', options: economies, hrefOf: toEconomy },
    co_sponsors: { type: 'links', options: economies, hrefOf: toEconomy },
    partner_fora: { type: 'links', options: fora },
    partner_organizations: { type: 'links', options: known('organizations') },
    focus_areas: { type: 'links', options: focusAreaOptions() },
    objectives: { type: 'links', options: objectiveOptions() },
    kpis: { type: 'links', options: kpiOptions() },
    areas: {
      type: 'links',
      options: known('areas'),
      hrefOf: (code: string) => `/activities?areas=${code}`,
    },
    topics: {
      type: 'links',
      options: known('topics'),
      hrefOf: (code: string) => `/activities?topics=${code}`,
    },
    project_number: { type: 'text', maxLength: 60 },
    fund: { type: 'text', maxLength: 300 },
    apec_funding: { type: 'money', name: 'budget.apec_funding' },
    co_funding: { type: 'money', name: 'budget.co_funding' },
    attendance: { type: 'text', maxLength: 300 },
    expected_outcomes: { type: 'longText' },
    publication_number: { type: 'text', maxLength: 60 },
    visibility: visibilityField(),
    note: { type: 'longText' },
  });
}

export function activityFilters(): Filter[] {
  const fields = activityFields();
  return [
    ...options(labels, { status: stateOptions(STATUSES), kind: fields.kind.options }),
    { type: 'years', name: 'starts_on', label: labels.dates },
    ...options(labels, {
      areas: fields.areas.options,
      economy: known('economies'),
      forum: known('subFora'),
      focus_areas: focusAreaOptions(),
      topics: known('topics'),
    }),
    {
      type: 'options',
      name: 'objectives',
      label: labels.objectives,
      options: objectiveOptions(),
      isByLink: true,
    },
    { type: 'options', name: 'kpis', label: labels.kpis, options: kpiOptions(), isByLink: true },
    ...byLink(
      labels,
      'work_plan',
      'plan',
      'lead_economies',
      'host_economy',
      'co_sponsors',
      'partner_fora',
      'partner_organizations',
      'mode',
      'visibility',
      'documents',
      'has_partner_fora',
    ),
    ...byLink({
      year: messages.chart.year,
      ref: messages.record.reference,
      project_code: labels.project_number,
    }),
    ...datesByLink({ ends_on: labels.ends_on }),
  ];
}
