import { shared } from './shared';

export const scorecard = {
  title: 'Scorecard',
  lead: 'Each key performance indicator of the plan: where it stands, what it is to reach, and by when.',
  asOf: (day: string) => `As of ${day}.`,
  kpi: 'Indicator',
  value: 'Value',
  target: 'Target',
  status: 'Standing',
  noValue: 'Not known',
  notMeasured: 'Not measured yet',
  dueBy: (value: string, day: string) => `${value} by ${day}`,
  records: 'What was counted',
  reading: (met: string, track: string, off: string) =>
    `${met} met, ${track} on track, ${off} at risk or off track.`,
  print: 'Print',
};

export const counted = {
  title: (kpi: string) => `What was counted for ${kpi}`,
  lead: (count: string, day: string) => `${count}, as of ${day}.`,
  one: 'record',
  other: 'records',
  record: 'Record',
  kind: 'Resource',
  key: 'Counted once as',
  on: 'Date',
  none: 'Nothing was counted.',
};

export const kpis = {
  facts: 'How it is measured',
  fields: {
    ...shared,
    measure: 'Measured as',
    unit: 'Unit',
    direction: 'Better is',
    source: 'Where the value comes from',
    formula: 'Formula',
    baseline: 'Baseline',
    method: 'Forecast by',
    pace: 'Change in a year',
    forecast: 'Forecast',
    points: 'Dated points',
  },
  directions: { up: 'more', down: 'less' } as Readonly<Record<string, string>>,
  sources: {
    manual: 'entered by people',
    computed: 'computed from the records',
  } as Readonly<Record<string, string>>,
  methods: {
    line_through_points: 'a line through the points',
    pace_of_time_elapsed: 'the pace of the time elapsed',
  } as Readonly<Record<string, string>>,
  standing: 'Where it stands',
  explanation: 'How it was computed',
  targets: 'Targets',
  noTargets: 'The plan sets no target for it.',
  reached: (value: string) => `reached ${value}`,
  series: 'Over time',
  seriesReading: (points: string, first: string, last: string) =>
    `${points}, from ${first} to ${last}.`,
  point: 'point',
  pointOther: 'points',
  economies: 'By economy',
  notReported: 'Economies that have not reported',
  notReportedHint: 'Not reported is not the same as 0.',
  allReported: 'Every economy has reported.',
  parts: 'Counted from',
  beside: 'Beside it',
  measurements: 'Measurements',
  noMeasurements: 'Nothing was entered yet.',
  enter: 'Enter a measurement',
  targetStates: {
    met: 'Met',
    missed: 'Missed',
    not_reported: 'Not reported',
    open: 'Open',
  } as Readonly<Record<string, string>>,
};

export const measurements = {
  title: 'Measurements',
  lead: 'Values entered for the indicators that no record can compute.',
  create: 'Enter a measurement',
  edit: (ref: string) => `Edit: ${ref}`,
  created: 'The measurement is saved as a draft',
  updated: 'The measurement is saved',
  fields: {
    ...shared,
    kpi: 'Indicator',
    period: 'Period',
    period_start: 'From',
    period_end: 'To',
    value: 'Value',
    numerator: 'Of them',
    denominator: 'Out of',
    rating: 'Rating',
    narrative: 'Account',
    submitted_on: 'Submitted',
    submitted_by: 'Submitted by',
    verified_on: 'Verified',
    verified_by: 'Verified by',
  },
  help: {
    kpi: 'The reference of the indicator, such as CTWG-2018-2022.O4.ii.',
    economy: 'Whose figure it is; none for the forum as a whole.',
    value: 'Leave it empty if it is not known: 0 means none.',
    share: 'A share is entered as two numbers.',
  },
  sections: { what: 'What it measures', value: 'The value', about: 'What shows it' },
  verbs: {
    submit: { label: 'Submit', hint: 'Hand it in to be verified.', done: 'Submitted' },
    verify: {
      label: 'Verify',
      hint: 'Confirm it. From then on the scorecard counts it.',
      done: 'Verified',
    },
  },
};

/** What a tile says in one line: never a verdict that the figures do not bear. */
export const pace = {
  standings: {
    met: 'Met',
    on_track: 'On track',
    behind: 'Behind',
    unjudged: 'No target, or too few points',
    not_measured: 'Not measured yet',
  },
  told: 'Told in words',
  notMeasured: 'Nothing was measured yet: that is not 0.',
  tooFew: 'Too few points to say whether the target will be met.',
  met: 'The target is met.',
  missed: (reached: string, target: string) => `${reached} by the day of the target: ${target}.`,
  ahead: (forecast: string, day: string) => `If it goes on so: ${forecast} by ${day}.`,
  moved: (first: string, day: string, last: string) => `From ${first} in ${day} to ${last}.`,
  noTarget: 'The plan sets no target.',
};
