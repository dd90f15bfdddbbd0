/** Names of fields that several resources have. */
export const shared = {
  ref: 'Reference',
  forum: 'Forum',
  plan: 'Strategic plan',
  year: 'Year',
  economy: 'Economy',
  economies: 'Economies',
  sub_fora: 'Fora',
  sub_forum: 'Forum',
  organization: 'Organization',
  organizations: 'Organizations',
  area: 'Area',
  areas: 'Area',
  topics: 'Topics',
  title: 'Title',
  description: 'Description',
  kind: 'Kind',
  status: 'Status',
  priority: 'Priority',
  visibility: 'Visibility',
  due_on: 'Due',
  on: 'Date',
  place: 'Place',
  note: 'Note',
  evidence: 'Evidence',
  delegates: 'Delegates',
  women: 'Women',
  reason: 'Reason',
  message: 'What is to be mended',
  activity: 'Activity',
  updated_at: 'Last changed',
};

/** Evidence, wherever it is asked for: what shows that something was done. */
export const evidence = {
  title: 'What it is',
  url: 'Address',
  document_number: 'Document number',
  on: 'Of',
  row: 'Piece of evidence',
  none: 'No evidence is given.',
};

export const womenShare = (women: string, of: string, share: string): string =>
  `${women} of ${of} were women (${share}).`;
