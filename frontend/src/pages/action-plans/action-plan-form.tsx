/** Starting an edition, and changing the header of a draft. */
import { recordForm } from '../../components/record-form/record-form';
import { actionPlans } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { ownEconomy } from '../../lib/permits';
import { known } from '../../lib/reference';
import { actionPlanFields, actionPlansReady, newEdition } from './fields';
import { LastEdition } from './last-edition';

export default recordForm({
  path: '/action-plans',
  words,
  resource: actionPlans,
  ready: actionPlansReady,
  sections: (isNew) => {
    const f = actionPlanFields();
    return [
      {
        title: words.sections.edition,
        fields: [...(isNew ? [f.economy, newEdition()] : [f.edition]), f.plan, f.calendar_year],
      },
      { title: words.sections.dates, fields: [f.tabled_at, f.updated_on] },
      { title: words.sections.about, fields: [f.visibility, f.note] },
    ];
  },
  intro: ({ economy }) => {
    const whose = economy ?? ownEconomy();
    return whose && <LastEdition economy={whose} />;
  },
  initial: ({ economy }) => ({
    economy: economy ?? ownEconomy(),
    edition: 'baseline',
    plan: currentPlanOf(known('plans'), chosenForum.value)?.ref ?? null,
    visibility: 'restricted',
  }),
});
