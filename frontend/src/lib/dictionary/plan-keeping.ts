/** Keeping strategic plans: drafts are worked on, endorsed versions stand. */
import { shared } from './shared';

const parts = {
  ...shared,
  ref: 'Reference',
  label: 'Label',
  text: 'Wording',
  position: 'Place in the order',
  mandates: 'Mandates',
  areas: 'Cross-cutting areas',
};

const partHelp = {
  ref: "It begins with the plan's own reference and a dot, and never changes.",
  label: 'As printed.',
  text: 'As printed.',
  position: 'Smaller numbers come first.',
};

export const plans = {
  title: 'Strategic plans',
  create: 'Draft a plan',
  created: 'The draft is saved. Add its focus areas and objectives.',
  updated: 'The draft is saved',
  asPrinted: 'As printed',
  fields: {
    ...shared,
    starts_on: 'Begins',
    midterm_on: 'Mid-term review',
    ends_on: 'Ends',
    vision: 'Vision',
    mission: 'Mission',
    mandates: 'Mandates',
    plan_version: 'Version',
    amends: 'Amends',
    endorsed_on: 'Endorsed',
    sources: 'Sources',
  },
  help: {
    ref: 'Permanent, such as CTWG-2023-2027.',
    sources: 'Addresses or citations, one on each line.',
  },
  sections: { what: 'The plan', why: 'What it is for', about: 'About this record' },
  frozen: (plan: string, state: string) =>
    `${plan} is ${state}, and an endorsed version does not change.`,
  frozenSource: 'plan.frozen · Strategic Plan 2018-2022, section IV',
  howToChange: 'Amend it to make a new version.',
  verbs: {
    endorse: {
      label: 'Endorse',
      hint: 'This version is frozen; the one that it amends is closed.',
      done: 'Endorsed',
    },
    amend: {
      label: 'Amend',
      hint: 'Make the next version as a draft, with everything in this one. This one stays as it is.',
      done: 'The next version is there, as a draft',
    },
    close: {
      label: 'Close',
      hint: 'Say that the plan has run its course.',
      done: 'Closed',
    },
  },
  endorsedOn: 'Endorsed on, if not today',
};

const partWords = (one: string, title: string) => ({
  title,
  create: `Add ${one}`,
  created: 'It is added to the plan',
  updated: 'It is saved',
  section: 'As the plan prints it',
});

export const focusAreas = {
  ...partWords('a focus area', 'Focus areas'),
  fields: parts,
  help: partHelp,
  none: 'The plan has no focus area yet.',
};

export const objectives = {
  ...partWords('an objective', 'Objectives'),
  fields: parts,
  help: partHelp,
  none: 'The plan has no objective yet.',
};

export const kpis = {
  ...partWords('a key performance indicator', 'Key performance indicators'),
  fields: {
    ...parts,
    objective: 'Objective',
    parent: 'Part of',
    measure: 'Measured as',
    unit: 'Unit',
    direction: 'Better is',
    'baseline.value': 'Baseline',
    'baseline.on': 'Baseline, as of',
    'baseline.note': 'Baseline, in words',
    targets: 'Targets',
    value: 'Value',
    due_on: 'By',
  },
  help: {
    ...partHelp,
    ref: "Permanent; the plan's own and a dot before it, such as CTWG-2023-2027.O1.i.",
    parent: 'Of another one of the same objective.',
    'baseline.value': '“Increase” means nothing without it.',
    targets: 'In the order of their dates. None is normal.',
    unit: 'What is counted, such as economies.',
  },
  directions: { up: 'More', down: 'Less' },
  targetRow: 'Target',
  none: 'No key performance indicator yet.',
};
