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
  told: (telling: string, asked: string) => `${telling} of ${asked} economies reported`,
  toldOf: (asked: string) => `of ${asked} economies reported`,
  dueBy: (value: string, day: string) => `${value} by ${day}`,
  records: 'What was counted',
  reading: (indicators: string, standings: string) => `${indicators}: ${standings}.`,
  indicatorOne: 'indicator',
  indicatorOther: 'indicators',
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
