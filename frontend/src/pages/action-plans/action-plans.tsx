/** The list of editions of action plans. */
import type { ActionPlanRead } from '../../api';
import { statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { actionPlans } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { formatDate } from '../../lib/format';
import { actionPlanFilters, actionPlansReady, planName } from './fields';

const dayOf = (value: string | null | undefined) => value && formatDate(value, 'short');

export default listPage<ActionPlanRead>({
  title: words.title,
  lead: words.lead,
  resource: actionPlans,
  keyOf: ({ ref }) => ref,
  defaultSort: 'economy,ref',
  hasSearch: false,
  ready: actionPlansReady,
  filters: actionPlanFilters,
  columns: [
    {
      name: 'title',
      label: words.fields.edition,
      sort: 'economy',
      isTitle: true,
      cell: (row) => <a href={`/action-plans/${row.ref}`}>{planName(row)}</a>,
    },
    {
      name: 'plan',
      label: words.fields.plan,
      cell: ({ plan }) => plan && <a href={`/plans/${plan}`}>{plan}</a>,
    },
    {
      name: 'updated_on',
      label: words.fields.updated_on,
      width: 'narrow',
      cell: ({ updated_on: on }) => dayOf(on),
    },
    {
      name: 'reviewed_on',
      label: words.fields.reviewed_on,
      width: 'narrow',
      cell: ({ reviewed_on: on }) => dayOf(on),
    },
    statusColumn(),
  ],
  actions: () => (
    <CreateLink permission="action_plans:create" href="/action-plans/new" label={words.create} />
  ),
});
