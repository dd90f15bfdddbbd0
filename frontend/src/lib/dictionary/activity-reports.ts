import { shared } from './shared';

export const activityReports = {
  title: 'Activity reports',
  lead: 'What came of each activity: who took part, what it recommends, or why nothing.',
  create: 'Report on an activity',
  created: 'The report is saved as a draft',
  updated: 'The report is saved',
  nameOf: (activity: string) => `Report on ${activity}`,
  one: 'Report',
  none: 'No report is on record.',
  start: 'Write the report',
  whole: 'The whole report',
  dueOn: (day: string) => `Due ${day}`,
  fields: {
    ...shared,
    summary: 'Summary',
    outcomes: 'Outcomes',
    participation: 'Who took part',
    recommendations: 'Recommendations',
    no_recommendations_because: 'Why there are no recommendations',
    due_on: 'Due',
    is_overdue: 'Overdue',
    submitted_on: 'Submitted',
    accepted_on: 'Accepted',
    lead_economies: 'Lead economies',
    work_plan: 'Work plan',
  },
  participation: {
    row: 'Participant',
    who: 'Who',
    agency: 'Agency',
    speakers: 'Speakers',
    none: 'Nobody is recorded as having taken part.',
  },
  help: {
    activity: 'The reference of the activity, such as CTWG-2018-A03.',
    participation:
      'One row for each economy or organization and its agency. Empty means not known, 0 nobody.',
    recommendations:
      'References split by semicolons. Those that name the activity as their source are added on submission.',
    no_recommendations_because: 'Needed if the activity recommends nothing.',
  },
  sections: { what: 'What came of it', who: 'Participation', recommends: 'What it recommends' },
  delegatesKnown: (count: string) => `${count} delegates, of those whose number is known.`,
  returned: 'Returned with a message',
  verbs: {
    submit: {
      label: 'Submit',
      hint: 'Hand it in, with every recommendation that names the activity as its source.',
      done: 'Submitted',
    },
    return: {
      label: 'Return',
      hint: 'Give it back with what is to be mended.',
      done: 'Returned',
    },
    accept: {
      label: 'Accept',
      hint: 'Take it as the record of the activity.',
      done: 'Accepted',
    },
  },
};
