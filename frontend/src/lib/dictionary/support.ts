import { shared } from './shared';

const fields = {
  ...shared,
  arises_from: 'Arises from',
  'arises_from.implementation': 'Implementation that is blocked',
  'arises_from.entry': 'Entry of an action plan',
  status_reason: 'Reason',
  kinds: 'Kinds of support',
  capacity: 'Needs that it can meet at a time',
  available_from: 'Available from',
  available_until: 'Available until',
  offered_by: 'Offered by',
  'offered_by.economy': 'Economy',
  'offered_by.sub_forum': 'Forum',
  'offered_by.organization': 'Organization',
  need: 'Need',
  offer: 'Offer',
  score: 'Rank',
  agreed_on: 'Agreed',
  delivered_on: 'Delivered',
  outcome: 'Outcome',
  outcome_note: 'How the gap moved',
  proposed_by: 'Proposed by',
  awaits: 'Waits for',
};

export const needs = {
  title: 'Support needs',
  lead: 'What economies lack to do what was recommended.',
  create: 'Record a need',
  created: 'The need is recorded',
  updated: 'The need is saved',
  fields,
  help: {
    visibility: 'Members can offer support only for what they can see.',
    'arises_from.implementation':
      'The reference, such as CTWG-2018-R01.PER, if it arises from one.',
  },
  sections: { what: 'What is needed', who: 'For whom', about: 'Where it comes from' },
  verbs: {
    assess: {
      label: 'Assess',
      hint: 'Say how much it matters and of what kind it is.',
      done: 'Assessed',
    },
    withdraw: {
      label: 'Withdraw',
      hint: 'Say why it is not needed any more.',
      done: 'Withdrawn',
    },
  },
  candidates: 'Who could meet it',
  candidatesLead: 'Offers and activities of others, ranked by what fits.',
  noCandidates: 'No offer and no activity fits yet.',
  propose: 'Propose',
  proposeHint: 'Both sides see it; the other one agrees or declines.',
  proposed: 'The match is proposed',
  matches: 'Matches',
  noMatches: 'No support was proposed for it yet.',
  score: (points: string) => `${points} of 100`,
  points: (points: string) => `+${points}`,
};

export const offers = {
  title: 'Support offers',
  lead: 'What economies, fora and organizations can give to others.',
  create: 'Offer support',
  created: 'The offer is open',
  updated: 'The offer is saved',
  fields,
  help: { capacity: 'Leave it empty if there is no limit.' },
  sections: { what: 'What is offered', who: 'By whom', when: 'When' },
  verbs: {
    close: { label: 'Close', hint: 'Nothing new is proposed with it.', done: 'Closed' },
    reopen: { label: 'Reopen', hint: 'It can be proposed again.', done: 'Open again' },
  },
  matches: 'Where it is used',
  noMatches: 'It has met no need yet.',
};

export const matches = {
  title: 'Support matches',
  one: 'Need - support',
  lead: 'A need and what meets it, from the proposal to whether the gap has moved.',
  fields,
  why: 'Why it fits',
  note: 'Note to the other side',
  noReasons: 'No reason was recorded when it was proposed.',
  facts: 'The match',
  verbs: {
    agree: {
      label: 'Agree',
      hint: 'Whoever proposed it waits for the other side.',
      done: 'Agreed',
    },
    deliver: { label: 'Delivered', hint: 'Say that the support was given.', done: 'Delivered' },
    outcome: {
      label: 'Say how the gap moved',
      hint: 'Only a closed gap ends the need.',
      done: 'The outcome is recorded',
    },
    decline: { label: 'Decline', hint: 'Say why it will not be.', done: 'Declined' },
  },
  nameOf: (need: string, support: string) => `${need} - ${support}`,
};

export const board = {
  title: 'Support',
  lead: 'Needs, offers and matches, and the economies whose needs nobody meets.',
  needs: 'Needs',
  offers: 'Offers',
  matches: 'Matches',
  figures: 'In figures',
  open: 'Open needs',
  gapsMoved: 'Gaps closed or narrowed',
  withoutSupport: 'Economies with open needs and no support',
  nobodyNeeds: 'No need is open.',
  nobodyWithout: 'Every economy with an open need has support agreed or delivered.',
  economies: 'By economy',
  economy: 'Economy',
  openNeeds: 'Open needs',
  supported: 'With support',
  unsupported: 'Without',
  none: 'None.',
};
