/** Drafting a year's work plan, and changing the draft. */
import { recordForm } from '../../components/record-form/record-form';
import { workPlans } from '../../lib/client';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { chosenForum } from '../../lib/forum';
import { workPlanFields, workPlansReady } from './fields';

export default recordForm({
  path: '/work-plans',
  words,
  resource: workPlans,
  ready: workPlansReady,
  sections: (isNew) => {
    const f = workPlanFields();
    return [
      {
        title: words.sections.year,
        // Its reference is made of the two: they stay as they are.
        fields: [...(isNew ? [f.forum, f.year] : []), f.plan, f.theme],
      },
      { title: words.sections.thrust, fields: [f.thrust] },
      { title: words.sections.about, fields: [f.note] },
    ];
  },
  initial: () => ({ forum: chosenForum.value, thrust: [] }),
});
