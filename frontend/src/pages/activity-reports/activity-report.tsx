/** The report of one activity. */
import type { ActivityRead, ActivityReportRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { LintPanel } from '../../components/lint-panel/lint-panel';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { activities, activityReports } from '../../lib/client';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';
import { reportFields, reportsReady } from './fields';
import { ReportBody } from './report-body';
import { mayWriteReport, reportVerbs } from './verbs';

export const reportLabel = labelsOf(words.fields);

const NOBODY: Pick<ActivityRead, 'forum'> = { forum: null };

function ActivityReportView({ record, trail, onChange }: RecordViewProps<ActivityReportRead>) {
  const { data: report } = record;
  const f = reportFields();
  const { data: activity } = useResource(
    `activities/${report.activity}`,
    async (signal) => (await activities.get(report.activity, signal)).data,
  );
  const mayWrite = mayWriteReport(report, activity ?? NOBODY);
  return (
    <>
      <RecordHeader
        traceKey={report.ref}
        title={words.nameOf(activity?.title ?? report.activity)}
        tabTitle={report.ref}
        trail={trail}
        kicker={<span>{report.ref}</span>}
        state={report.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={activityReports}
            verbs={reportVerbs(activity ?? NOBODY)}
            labelOf={reportLabel}
            onChange={onChange}
            editHref={mayWrite ? `/activity-reports/${report.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          {report.return_message && report.status === 'returned' && (
            <Panel title={words.returned}>
              <p class="long-text">{report.return_message}</p>
            </Panel>
          )}
          <Doubts {...report} />
          <Panel title={words.one}>
            <ReportBody report={report} />
          </Panel>
          {mayWrite && (
            <LintPanel check={() => activityReports.lint(report.ref)} labelOf={reportLabel} />
          )}
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts fields={[f.activity, f.due_on, f.submitted_on, f.accepted_on]} record={report} />
          </Panel>
          <Sources {...report} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: activityReports,
  path: '/activity-reports',
  title: words.title,
  ready: reportsReady,
  View: ActivityReportView,
});
