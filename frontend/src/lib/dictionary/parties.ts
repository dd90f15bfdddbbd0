/** What the pages of fora and organizations say. */

export const subFora = {
  title: 'Sub-fora',
  lead: "APEC's fora as they report to one another, and their part in the four cross-cutting areas.",
  formerly: (code: string) => `formerly ${code}`,
  became: (code: string) => `became ${code}`,
  inactive: 'No longer active',
  showInactive: 'Show bodies that are no longer active',
  areas: 'Who leads in which area',
  area: 'Area',
  leads: 'Lead',
  partners: 'Partners',
  tree: 'All fora',
};

export const organizations = {
  title: 'Organizations',
  lead: 'International bodies, business and others that took part or are named in the work.',
  name: 'Name',
  code: 'Acronym',
  kind: 'Kind',
  note: 'Where named',
};
