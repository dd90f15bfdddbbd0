/** The list of measurements that people entered. */
import type { KpiMeasurementRead } from '../../api';
import { economyColumn, statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { kpiMeasurements } from '../../lib/client';
import { measurements as words } from '../../lib/dictionary/kpis';
import { formatPeriod } from '../../lib/format';
import { measurementFilters, measurementsReady } from './fields';
import { measuredWords, measurementName } from './words';

export default listPage<KpiMeasurementRead>({
  title: words.title,
  lead: words.lead,
  resource: kpiMeasurements,
  keyOf: ({ ref }) => ref,
  defaultSort: '-period_end,ref',
  ready: measurementsReady,
  filters: measurementFilters,
  columns: [
    {
      name: 'kpi',
      label: words.fields.kpi,
      isTitle: true,
      cell: (row) => <a href={`/kpi-measurements/${row.ref}`}>{measurementName(row)}</a>,
    },
    economyColumn(),
    {
      name: 'period',
      label: words.fields.period,
      sort: 'period_end',
      width: 'narrow',
      cell: ({ period_start: start, period_end: end }) => formatPeriod({ start, end }, 'short'),
    },
    { name: 'value', label: words.fields.value, cell: measuredWords },
    statusColumn(),
  ],
  actions: () => (
    <CreateLink
      permission="kpi_measurements:create"
      href="/kpi-measurements/new"
      label={words.create}
    />
  ),
});
