/** What the list of mandates says. */

export const mandates = {
  title: 'Mandates',
  lead: 'Statements, strategies and declarations behind plans and recommendations.',
  name: 'Title',
  kind: 'Kind',
  body: 'Given by',
  year: 'Year',
  place: 'Place',
};
