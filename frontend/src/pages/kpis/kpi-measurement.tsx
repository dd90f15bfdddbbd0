/** One measurement: of what, for whom, what was found, and who has looked at it. */
import type { KpiMeasurementRead } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { kpiMeasurements } from '../../lib/client';
import { measurements as words } from '../../lib/dictionary/scorecard';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { kpiOf, measurementFields, measurementsReady } from './fields';
import { measurementVerbs, moves, ownersOf } from './verbs';
import { measuredWords, measurementName } from './words';

function MeasurementView({ record, trail, onChange }: RecordViewProps<KpiMeasurementRead>) {
  const { data: row } = record;
  const f = measurementFields();
  const mayEdit = row.status === 'draft' && mayOn('kpi_measurements:update', ownersOf(row));
  return (
    <>
      <RecordHeader
        title={measurementName(row)}
        trail={trail}
        kicker={<span>{row.ref}</span>}
        state={row.status}
        lead={kpiOf(row.kpi)?.text}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={kpiMeasurements}
            verbs={measurementVerbs}
            labelOf={moves.labelOf}
            onChange={onChange}
            editHref={mayEdit ? `/kpi-measurements/${row.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...row} />
          <Panel title={words.sections.value}>
            <p>{measuredWords(row)}</p>
            {row.narrative && <p class="prose long-text">{row.narrative}</p>}
          </Panel>
          <Panel title={words.fields.evidence}>
            <EvidenceList pieces={row.evidence ?? []} />
          </Panel>
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts
              fields={[
                f.kpi,
                f.economy,
                f.period_start,
                f.period_end,
                f.submitted_on,
                f.verified_on,
                f.visibility,
              ]}
              record={row}
            />
          </Panel>
          <Sources {...row} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: kpiMeasurements,
  path: '/kpi-measurements',
  title: words.title,
  ready: measurementsReady,
  View: MeasurementView,
});
