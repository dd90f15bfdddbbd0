/** The list of work plans, the latest year first. */
import type { WorkPlanRead } from '../../api';
import { refColumn, statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { workPlans } from '../../lib/client';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { focusAreaOptions } from '../../lib/reference';
import { labelOf } from '../../lib/options';
import { workPlanFilters, workPlansReady } from './fields';

/** A focus area's label, which the plan's own name in the next column completes. */
const thrustOf = ({ thrust = [] }: WorkPlanRead): string =>
  thrust
    .map(({ focus_area: ref }) => labelOf(focusAreaOptions(), ref).split(' · ')[0] ?? ref)
    .join('; ');

export default listPage<WorkPlanRead>({
  title: words.title,
  lead: words.lead,
  resource: workPlans,
  keyOf: ({ ref }) => ref,
  defaultSort: '-year,ref',
  ready: workPlansReady,
  filters: workPlanFilters,
  columns: [
    { name: 'year', label: words.fields.year, sort: 'year', width: 'narrow', cell: (r) => r.year },
    {
      name: 'title',
      label: words.fields.title,
      isTitle: true,
      cell: ({ ref, forum, year }) => (
        <a href={`/work-plans/${ref}`}>{words.nameOf(forum, String(year))}</a>
      ),
    },
    { name: 'theme', label: words.fields.theme, cell: ({ theme }) => theme },
    { name: 'thrust', label: words.fields.thrust, cell: thrustOf },
    refColumn(),
    statusColumn(),
  ],
  actions: () => (
    <CreateLink permission="work_plans:create" href="/work-plans/new" label={words.create} />
  ),
});
