/** The report of an activity, where the activity is read. */
import type { ActivityRead, ActivityReportRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { activityReports } from '../../lib/client';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { formatDate } from '../../lib/format';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { useResource } from '../../lib/resource';
import { reportsReady } from '../activity-reports/fields';
import { ReportBody } from '../activity-reports/report-body';
import { mayWriteReport } from '../activity-reports/verbs';

function Body({ report, activity }: { report: ActivityReportRead; activity: ActivityRead }) {
  return (
    <>
      <p class="cluster">
        <StatusTag state={report.status} />
        {report.is_overdue && <StatusTag state="overdue" />}
        {report.due_on && <span class="faint">{words.dueOn(formatDate(report.due_on))}</span>}
      </p>
      <ReportBody report={report} />
      <p class="cluster no-print">
        <a class="button" href={`/activity-reports/${report.ref}`}>
          {words.whole}
        </a>
        {mayWriteReport(report, activity) && (
          <a class="button" href={`/activity-reports/${report.ref}/edit`}>
            {report.status === 'draft' ? words.start : messages.record.edit}
          </a>
        )}
      </p>
    </>
  );
}

export function ReportPanel({ activity }: { activity: ActivityRead }) {
  const { data, error, reload } = useResource(
    `activity-report/${activity.ref}|${activity.version}`,
    async (signal) => {
      const [{ items }] = await Promise.all([
        activityReports.page({ activity: activity.ref }, signal),
        reportsReady(),
      ]);
      return { report: items[0] };
    },
  );
  const mayStart = mayOn('activity_reports:create', activity) && activity.status === 'completed';
  return (
    <Panel
      title={words.one}
      action={
        mayStart &&
        data &&
        !data.report && <a href={`/activity-reports/new?activity=${activity.ref}`}>{words.start}</a>
      }
    >
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && !data.report && <p class="faint">{words.none}</p>}
      {data?.report && <Body report={data.report} activity={activity} />}
    </Panel>
  );
}
