/** What a report on an activity is made of: declared once for its list, its page and its form. */
import { byLink, options, years, yesNo } from '../../fields/filters';
import { named } from '../../fields/named';
import { noteField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { known, whenKnown } from '../../lib/reference';
import { suggestActivities } from '../../lib/suggest';
import { stateOptions } from '../../lib/words';

const { fields: labels, participation } = words;

const STATUSES = ['draft', 'submitted', 'returned', 'accepted'];

export const reportsReady = () => whenKnown('economies', 'organizations', 'subFora');

const PEOPLE = { type: 'number', min: 0 } as const;

export function reportFields() {
  return named(words, {
    activity: {
      type: 'ref',
      isRequired: true,
      maxLength: 64,
      suggest: suggestActivities,
      hrefOf: (ref: string) => `/activities/${ref}`,
    },
    summary: { type: 'longText' },
    outcomes: { type: 'longText' },
    participation: {
      type: 'rows',
      rowName: participation.row,
      columns: Object.values(
        named(
          { fields: { ...labels, ...participation } },
          {
            economy: { type: 'link', options: known('economies') },
            organization: { type: 'link', options: known('organizations') },
            agency: { type: 'text', maxLength: 300 },
            delegates: PEOPLE,
            women: PEOPLE,
            speakers: PEOPLE,
          },
        ),
      ),
    },
    recommendations: { type: 'tags' },
    no_recommendations_because: { type: 'longText' },
    due_on: { type: 'date' },
    submitted_on: { type: 'date' },
    accepted_on: { type: 'date' },
    note: noteField,
  });
}

export const reportFilters = (): Filter[] => [
  ...options(labels, {
    status: stateOptions(STATUSES),
    is_overdue: yesNo,
    forum: known('subFora'),
    economy: known('economies'),
  }),
  ...years(labels, 'due_on'),
  ...byLink(
    labels,
    'activity',
    'lead_economies',
    'organization',
    'plan',
    'recommendations',
    'ref',
    'work_plan',
  ),
];
