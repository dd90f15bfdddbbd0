/** Drafting a plan, and changing a draft. */
import { recordForm } from '../../components/record-form/record-form';
import { strategicPlans } from '../../lib/client';
import { plans as words } from '../../lib/dictionary/plan-keeping';
import { chosenForum } from '../../lib/forum';
import { aboutSection, titledBy } from '../reference/common-fields';
import { planFields, plansReady } from './fields';

export default recordForm({
  path: '/strategic-plans',
  words,
  resource: strategicPlans,
  ready: plansReady,
  sections: (isNew) => {
    const f = planFields();
    return [
      {
        title: words.sections.what,
        fields: [...(isNew ? [f.ref, f.forum] : []), f.title, f.starts_on, f.midterm_on, f.ends_on],
      },
      { title: words.sections.why, fields: [f.vision, f.mission, f.mandates] },
      aboutSection,
    ];
  },
  initial: () => ({ forum: chosenForum.value }),
  nameOf: titledBy,
});
