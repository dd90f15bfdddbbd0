/** Adding a key performance indicator to an objective of a draft, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { kpis } from '../../lib/client';
import { kpis as words } from '../../lib/dictionary/plan-keeping';
import { kpiFields, partFields, partsReady } from './fields';

export default recordForm({
  path: '/kpis',
  words,
  resource: kpis,
  ready: partsReady,
  sections: (isNew) => {
    const [f, k] = [partFields(), kpiFields()];
    return [
      {
        title: words.section,
        fields: [
          ...(isNew ? [k.objective, k.ref] : []),
          f.label,
          f.text,
          k.parent,
          f.position,
          f.note,
        ],
      },
      {
        title: words.fields.measure,
        fields: [
          k.measure,
          k.unit,
          k.direction,
          k.baseline,
          k.baselineOn,
          k.baselineNote,
          k.targets,
        ],
      },
    ];
  },
  initial: ({ objective = '' }) => (objective ? { objective, ref: `${objective}.` } : {}),
  hrefOf: ({ plan }) => `/strategic-plans/${plan}`,
});
