/** What was measured and what shows it, beside the decision on it. */
import type { KpiMeasurementRead } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { measurements as words } from '../../lib/dictionary/kpis';
import { kpiOf } from './fields';
import { measuredWords } from './words';

export const measuredOf = (row: KpiMeasurementRead) => (
  <div class="section">
    <p>{kpiOf(row.kpi)?.text}</p>
    <p>
      <strong>{measuredWords(row)}</strong>
    </p>
    {row.narrative && <p class="prose long-text">{row.narrative}</p>}
    <h3>{words.fields.evidence}</h3>
    <EvidenceList pieces={row.evidence ?? []} />
  </div>
);
