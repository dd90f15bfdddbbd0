/** What the list of mandates says. */

export const mandates = {
  title: 'Mandates',
  lead: 'Statements, strategies and declarations that plans and recommendations trace back to.',
  name: 'Title',
  kind: 'Kind',
  body: 'Given by',
  year: 'Year',
  place: 'Place',
};
