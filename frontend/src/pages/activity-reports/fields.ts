/** What a report on an activity is made of: declared once for its list, its page and its form. */
import { byLink, yesNo } from '../../fields/filters';
import { noteField } from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { known, whenKnown } from '../../lib/reference';
import { suggestActivities } from '../../lib/suggest';
import { stateOptions } from '../../lib/words';

const { fields: labels, participation, help } = words;

const STATUSES = ['draft', 'submitted', 'returned', 'accepted'];

export const reportsReady = () => whenKnown('economies', 'organizations', 'subFora');

const people = (name: string, label: string): FieldSpec => ({
  type: 'number',
  name,
  label,
  min: 0,
});

export function reportFields() {
  return {
    activity: {
      type: 'ref',
      name: 'activity',
      label: labels.activity,
      help: help.activity,
      isRequired: true,
      maxLength: 64,
      suggest: suggestActivities,
      hrefOf: (ref: string) => `/activities/${ref}`,
    },
    summary: { type: 'longText', name: 'summary', label: labels.summary },
    outcomes: { type: 'longText', name: 'outcomes', label: labels.outcomes },
    participation: {
      type: 'rows',
      name: 'participation',
      label: labels.participation,
      help: help.participation,
      rowName: participation.row,
      columns: [
        { type: 'link', name: 'economy', label: labels.economy, options: known('economies') },
        {
          type: 'link',
          name: 'organization',
          label: labels.organization,
          options: known('organizations'),
        },
        { type: 'text', name: 'agency', label: participation.agency, maxLength: 300 },
        people('delegates', labels.delegates),
        people('women', labels.women),
        people('speakers', participation.speakers),
      ],
    },
    recommendations: {
      type: 'tags',
      name: 'recommendations',
      label: labels.recommendations,
      help: help.recommendations,
    },
    no_recommendations_because: {
      type: 'longText',
      name: 'no_recommendations_because',
      label: labels.no_recommendations_because,
      help: help.because,
    },
    due_on: { type: 'date', name: 'due_on', label: labels.due_on },
    submitted_on: { type: 'date', name: 'submitted_on', label: labels.submitted_on },
    accepted_on: { type: 'date', name: 'accepted_on', label: labels.accepted_on },
    note: noteField,
  } as const satisfies Record<string, FieldSpec>;
}

export const reportFilters = (): Filter[] => [
  { type: 'options', name: 'status', label: labels.status, options: stateOptions(STATUSES) },
  { type: 'options', name: 'is_overdue', label: labels.is_overdue, options: yesNo },
  { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
  { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
  { type: 'years', name: 'due_on', label: labels.due_on },
  ...byLink({
    activity: labels.activity,
    lead_economies: labels.lead_economies,
    organization: labels.organization,
    plan: labels.plan,
    recommendations: labels.recommendations,
    ref: labels.ref,
    work_plan: labels.work_plan,
  }),
];
