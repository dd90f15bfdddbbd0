/** Entering a measurement: of an economy or of the forum, for a period, in the indicator's terms. */
import { recordForm } from '../../components/record-form/record-form';
import { kpiMeasurements } from '../../lib/client';
import { measurements as words } from '../../lib/dictionary/kpis';
import { ownEconomy } from '../../lib/permits';
import { measurementFields, measurementsReady } from './fields';

export default recordForm({
  path: '/kpi-measurements',
  words,
  resource: kpiMeasurements,
  ready: measurementsReady,
  sections: (isNew) => {
    const f = measurementFields();
    return [
      {
        title: words.sections.what,
        fields: isNew ? [f.kpi, f.economy, f.period_start, f.period_end] : [],
      },
      {
        title: words.sections.value,
        fields: [f.value, f.numerator, f.denominator, f.rating, f.narrative],
      },
      { title: words.sections.about, fields: [f.evidence, f.visibility, f.note] },
    ].filter(({ fields }) => fields.length > 0);
  },
  initial: ({ kpi, economy }) => ({
    kpi: kpi ?? null,
    economy: economy ?? ownEconomy(),
    evidence: [],
    visibility: 'members',
  }),
});
