/** Words for papers: what each is for, what it asks, and how it is taken along. */
export const reports = {
  title: 'Reports',
  lead: 'Papers made from the record as you may see it, to edit, to hand out or to send.',
  choose: 'Which paper?',
  kinds: {
    'fora-report': {
      label: 'Fora report',
      about: 'The forum’s year: thrust, outcomes, results, calendar.',
    },
    'work-plan': {
      label: 'Annual work plan',
      about: 'Thrust and activities of a year, and what they cover.',
    },
    'action-plan-summary': {
      label: 'Action plan summary',
      about: 'The two deadlines, and each economy’s review and update.',
    },
    compliance: {
      label: 'Compliance',
      about: 'The score with what is left out and why; each economy.',
    },
    'economy-brief': {
      label: 'Economy in brief',
      about: 'One economy: what it owes, leads, needs and offers.',
    },
  },
  fields: {
    plan: 'Strategic plan',
    year: 'Year',
    work_plan: 'Work plan',
    economy: 'Economy',
    since: 'What changed since a day',
    meeting: 'What changed since a meeting',
  },
  anyPlan: 'All plans',
  anyEconomy: 'All economies',
  noMeeting: 'Not asked',
  missing: (fields: string) => `To see the paper, choose: ${fields}.`,
  preview: 'Preview',
  previewOf: (name: string) => `Preview: ${name}`,
  loading: 'The paper is being composed',
  take: 'Take it along',
  formats: {
    docx: { label: 'DOCX', hint: 'to edit' },
    pdf: { label: 'PDF', hint: 'to hand out' },
    html: { label: 'HTML', hint: 'to send' },
  },
  writing: (format: string) => `The ${format} is being written`,
  saved: (name: string) => `Saved: ${name}`,
  failed: (why: string) => `No file was saved. ${why}`,
  forPublic: 'Without signing in, a paper holds public records only.',
};
