/** Adding a focus area to a draft of a plan, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { focusAreas } from '../../lib/client';
import { focusAreas as words } from '../../lib/dictionary/plan-keeping';
import { partFields, partsReady } from './fields';

export default recordForm({
  path: '/focus-areas',
  words,
  resource: focusAreas,
  ready: partsReady,
  sections: (isNew) => {
    const f = partFields();
    return [
      {
        title: words.section,
        fields: [
          ...(isNew ? [f.plan, f.ref] : []),
          f.label,
          f.text,
          f.position,
          f.mandates,
          f.note,
        ],
      },
    ];
  },
  initial: ({ plan = '' }) => (plan ? { plan, ref: `${plan}.FA` } : {}),
  hrefOf: ({ plan }) => `/strategic-plans/${plan}`,
});
