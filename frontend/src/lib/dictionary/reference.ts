/** Who and what the record speaks of: bodies, areas, mandates, topics and papers. */
import { shared } from './shared';

const fields = {
  ...shared,
  code: 'Code',
  name: 'Name',
  url: 'Address',
  sources: 'Sources',
  certainty: 'In doubt',
  position: 'Place in the order',
  aliases: 'Other spellings',
  text: 'What it covers',
};

const help = {
  code: 'Letters, digits, dots and hyphens; it never changes.',
  aliases: 'One on each line. Imports accept them.',
  sources: 'Addresses or citations, one on each line.',
  certainty: 'What is not sure, as recorded.',
  position: 'Smaller numbers come first.',
  note: 'What a reader should know about it.',
};

const wordsOf = (title: string, article: string, one: string) => ({
  title,
  create: `Add ${article} ${one}`,
  created: `The ${one} is added`,
  updated: `The ${one} is saved`,
});

/** Names of the parts that pages and forms of reference records have. */
export const reference = {
  open: 'Read it where it was published',
  sections: { what: 'What it is', about: 'Where this is known from' },
  activities: 'Activities',
  noActivities: 'No activity on record.',
  recommendations: 'Recommendations',
  noRecommendations: 'No recommendation on record.',
  engagements: 'Briefings, joint meetings and reports',
  noEngagements: 'No engagement on record.',
  meetings: 'Meetings',
  noMeetings: 'No meeting on record.',
  workPlans: 'Work plans',
  noWorkPlans: 'No work plan on record.',
  needs: 'Support that is needed',
  noNeeds: 'No need on record.',
  plans: 'Strategic plans',
  noPlans: 'No plan on record.',
  focusAreas: 'Focus areas that answer to it',
  noFocusAreas: 'No focus area of a plan names it.',
  objectives: 'Objectives of plans',
  noObjectives: 'No objective of a plan names it.',
  fora: 'Fora below it',
  noFora: 'No forum reports to it.',
  askedOf: 'Recommendations addressed to it',
  cites: 'Activities that it is a paper of',
};

export const organizations = {
  ...wordsOf('Organizations', 'an', 'organization'),
  fields: { ...fields, acronym: 'Acronym', kind_as_recorded: 'Kind, as recorded' },
  help: {
    ...help,
    acronym: 'As printed, such as OAS/CICTE.',
    kind_as_recorded: "The source's own word, where it is finer than the kind.",
  },
};

export const economies = {
  ...wordsOf('Economies', 'an', 'economy'),
  fields: { ...fields, formal_name: 'Formal name', joined_on: 'Member since' },
  help: { ...help, name: 'As APEC writes it.' },
};

export const mandates = {
  ...wordsOf('Mandates', 'a', 'mandate'),
  fields: { ...fields, body: 'Given by' },
  help: { ...help, ref: 'Such as LEADERS-2001; it never changes.' },
};

export const documents = {
  title: 'Documents',
  create: 'Register a document',
  created: 'The document is registered',
  updated: 'The document is saved',
  fields: {
    ...fields,
    number: 'Number',
    agenda_item: 'Agenda item',
    purpose: 'Purpose',
    submitted_by: 'Submitted by',
    meeting: 'Tabled at',
    meeting_starts_on: 'The meeting began',
    meeting_ends_on: 'The meeting ended',
  },
  help: { ...help, number: 'As printed, such as 2010/SOM3/SCE/010; it never changes.' },
};

export const topics = {
  ...wordsOf('Topics', 'a', 'topic'),
  lead: 'Subjects under which records are found together.',
  fields,
  help,
};

export const areas = {
  ...wordsOf('Cross-cutting areas', 'an', 'area'),
  lead: "The areas of APEC's counter-terrorism and secure trade strategy, which run across its fora.",
  fields,
  help,
  roles: 'Fora with a part in it',
  noRoles: 'No forum leads or takes part in it.',
};

export const subFora = {
  ...wordsOf('Sub-fora', 'a', 'forum'),
  fields: {
    ...fields,
    parent: 'Reports to',
    predecessor: 'Went on from',
    successor: 'Became part of',
    active_from: 'Active from',
    active_to: 'Active until',
    is_active: 'Still active',
    history: 'History',
    area_roles: 'Part in the cross-cutting areas',
    role: 'Part',
  },
  help: {
    ...help,
    kind: 'In the words of the record, such as working-group.',
    parent: 'The forum that it reports to.',
    predecessor: 'The body that went on under this name.',
    successor: 'The body that it became part of.',
  },
  areaRole: 'Part',
};
