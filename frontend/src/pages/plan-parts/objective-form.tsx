/** Adding an objective to a draft of a plan, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { objectives } from '../../lib/client';
import { objectives as words } from '../../lib/dictionary/plan-keeping';
import { partFields, partsReady } from './fields';

export default recordForm({
  path: '/objectives',
  words,
  resource: objectives,
  ready: partsReady,
  sections: (isNew) => {
    const f = partFields();
    return [
      {
        title: words.section,
        fields: [...(isNew ? [f.plan, f.ref] : []), f.label, f.text, f.position, f.areas, f.note],
      },
    ];
  },
  initial: ({ plan = '' }) => (plan ? { plan, ref: `${plan}.O` } : {}),
  hrefOf: ({ plan }) => `/strategic-plans/${plan}`,
});
