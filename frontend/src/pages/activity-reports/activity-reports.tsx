/** The list of reports on activities. */
import type { ActivityReportRead } from '../../api';
import { statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { activities, activityReports } from '../../lib/client';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { formatDate } from '../../lib/format';
import { type Named, naming } from '../../lib/naming';
import { reportFilters, reportsReady } from './fields';

export default listPage<Named<ActivityReportRead>>({
  title: words.title,
  lead: words.lead,
  resource: naming({
    rows: activityReports,
    refOf: ({ activity }) => activity,
    others: activities,
    nameOf: ({ title }) => title,
  }),
  keyOf: ({ ref }) => ref,
  defaultSort: '-due_on,ref',
  ready: reportsReady,
  filters: reportFilters,
  columns: [
    {
      name: 'title',
      label: words.one,
      isTitle: true,
      width: 'wide',
      cell: ({ ref, activity, name }) => (
        <a href={`/activity-reports/${ref}`}>{words.nameOf(name ?? activity)}</a>
      ),
    },
    {
      name: 'activity',
      label: words.fields.activity,
      sort: 'ref',
      width: 'narrow',
      cell: ({ activity }) => <a href={`/activities/${activity}`}>{activity}</a>,
    },
    {
      name: 'due_on',
      label: words.fields.due_on,
      sort: 'due_on',
      width: 'narrow',
      cell: ({ due_on: due }) => due && formatDate(due, 'short'),
    },
    {
      name: 'is_overdue',
      label: words.fields.is_overdue,
      width: 'narrow',
      cell: ({ is_overdue: late }) => late && <StatusTag state="overdue" />,
    },
    statusColumn(),
  ],
  actions: () => (
    <CreateLink
      permission="activity_reports:create"
      href="/activity-reports/new"
      label={words.create}
    />
  ),
});
