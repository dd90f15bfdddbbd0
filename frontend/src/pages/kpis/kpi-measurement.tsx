/** One measurement: of what, for whom, what was found, and who has looked at it. */
import type { KpiMeasurementRead } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { Panel } from '../../components/panel/panel';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RecordView } from '../../components/record-view/record-view';
import { Doubts, Sources } from '../../components/sources/sources';
import { kpiMeasurements } from '../../lib/client';
import { measurements as words } from '../../lib/dictionary/kpis';
import { mayOn } from '../../lib/permits';
import { kpiOf, measurementFields, measurementsReady } from './fields';
import { measurementVerbs, moves, ownersOf } from './verbs';
import { measuredWords, measurementName } from './words';

function MeasurementView(props: RecordViewProps<KpiMeasurementRead>) {
  const { data: row } = props.record;
  const f = measurementFields();
  const mayEdit = row.status === 'draft' && mayOn('kpi_measurements:update', ownersOf(row));
  return (
    <RecordView
      {...props}
      resource={kpiMeasurements}
      title={measurementName(row)}
      state={row.status}
      lead={kpiOf(row.kpi)?.text}
      verbs={measurementVerbs}
      labelOf={moves.labelOf}
      editHref={mayEdit ? `/kpi-measurements/${row.ref}/edit` : undefined}
      facts={[
        f.kpi,
        f.economy,
        f.period_start,
        f.period_end,
        f.submitted_on,
        f.verified_on,
        f.visibility,
      ]}
      aside={<Sources {...row} />}
    >
      <Doubts {...row} />
      <Panel title={words.sections.value}>
        <p>{measuredWords(row)}</p>
        {row.narrative && <p class="prose long-text">{row.narrative}</p>}
      </Panel>
      <Panel title={words.fields.evidence}>
        <EvidenceList pieces={row.evidence ?? []} />
      </Panel>
    </RecordView>
  );
}

export default recordPage({
  resource: kpiMeasurements,
  path: '/kpi-measurements',
  title: words.title,
  ready: measurementsReady,
  View: MeasurementView,
});
