/** Proposing an activity, and changing one. The rules are the API's; they come back with a save. */
import type { FormSection } from '../../components/form/form';
import { recordForm } from '../../components/record-form/record-form';
import { activities } from '../../lib/client';
import { chosenForum } from '../../lib/forum';
import { activities as words } from '../../lib/dictionary/activities';
import { forumsOfSeats, ownEconomy } from '../../lib/permits';
import { activitiesReady, activityFields } from './fields';

function sections(): FormSection[] {
  const f = activityFields();
  return [
    {
      title: words.sections.what,
      fields: [f.title, f.kind, f.forum, f.work_plan, f.expected_outcomes],
    },
    {
      title: words.sections.why,
      fields: [f.focus_areas, f.objectives, f.kpis, f.areas, f.topics],
    },
    {
      title: words.sections.when,
      fields: [f.planned, f.actual, f.place, f.host_economy, f.mode],
    },
    {
      title: words.sections.who,
      fields: [
        f.lead_economies,
        f.co_sponsors,
        f.partner_fora,
        f.partner_organizations,
        f.attendance,
        f.visibility,
      ],
    },
    {
      title: words.sections.money,
      fields: [f.project_number, f.fund, f.apec_funding, f.co_funding, f.publication_number],
    },
  ];
}

/** Whoever proposes for a forum or for an economy may do so for that one alone: it is filled in. */
export function proposer(): { forum: string; lead_economies: string[] } {
  const fora = forumsOfSeats();
  const [own] = fora.includes(chosenForum.value) ? [] : fora;
  const economy = ownEconomy();
  return { forum: own ?? chosenForum.value, lead_economies: economy ? [economy] : [] };
}

export default recordForm({
  path: '/activities',
  words,
  resource: activities,
  sections,
  ready: activitiesReady,
  initial: ({ work_plan: workPlan }) => ({
    ...proposer(),
    visibility: 'members',
    work_plan: workPlan ?? null,
  }),
});
