/** Lists of the parts of plans and of papers: where numbers about them lead. */
import type {
  DocumentRead,
  FocusAreaRead,
  KpiRead,
  ObjectiveRead,
  StrategicPlanRead,
} from '../../api';
import { statusColumn } from '../../components/data-table/columns';
import type { Column } from '../../components/data-table/data-table';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { byLink, datesByLink } from '../../fields/filters';
import type { Filter } from '../../fields/types';
import { documents, focusAreas, kpis, objectives, strategicPlans } from '../../lib/client';
import { plans as planWords } from '../../lib/dictionary/plan-keeping';
import { lists as words } from '../../lib/dictionary/record';
import { documents as documentWords } from '../../lib/dictionary/reference';
import { formatPeriod } from '../../lib/format';
import { messages } from '../../lib/messages';
import { known, whenKnown } from '../../lib/reference';
import { kindWords, stateOptions } from '../../lib/words';

const ready = () => whenKnown('plans', 'subFora');

const planOptions = () => known('plans').map(({ ref, title }) => ({ value: ref, label: title }));

const planFilters = (): Filter[] => [
  { type: 'options', name: 'plan', label: words.plan, options: planOptions() },
  { type: 'options', name: 'forum', label: words.forum, options: known('subFora') },
];

interface Part {
  ref: string;
  plan: string;
  label: string;
  text: string;
}

const partColumns = <Row extends Part>(hrefOf: (row: Row) => string): Column<Row>[] => [
  { name: 'label', label: words.label, width: 'narrow', cell: ({ label }) => label },
  {
    name: 'text',
    label: words.text,
    isTitle: true,
    width: 'wide',
    cell: (row) => <a href={hrefOf(row)}>{row.text}</a>,
  },
  {
    name: 'plan',
    label: words.plan,
    width: 'narrow',
    cell: ({ plan }) => <a href={`/plans/${plan}`}>{plan}</a>,
  },
];

export const focusAreaFilters = (): Filter[] => [
  ...planFilters(),
  ...byLink({ ref: messages.record.reference, mandates: words.mandates }),
];

export const FocusAreasPage = listPage<FocusAreaRead>({
  ...words.focusAreas,
  resource: focusAreas,
  keyOf: ({ ref }) => ref,
  defaultSort: '',
  ready,
  filters: focusAreaFilters,
  columns: partColumns(({ ref }) => `/focus-areas/${ref}`),
});

export const objectiveFilters = (): Filter[] => [
  ...planFilters(),
  ...byLink({ ref: messages.record.reference, areas: words.areas }),
];

export const ObjectivesPage = listPage<ObjectiveRead>({
  ...words.objectives,
  resource: objectives,
  keyOf: ({ ref }) => ref,
  defaultSort: '',
  ready,
  filters: objectiveFilters,
  columns: partColumns(({ ref }) => `/objectives/${ref}`),
});

export const kpiFilters = (): Filter[] => [
  ...planFilters(),
  ...byLink({
    ref: messages.record.reference,
    objective: words.objective,
    parent: words.parent,
    measure: words.measure,
    source: words.source,
  }),
];

export const KpisPage = listPage<KpiRead>({
  ...words.kpis,
  resource: kpis,
  keyOf: ({ ref }) => ref,
  defaultSort: '',
  ready,
  filters: kpiFilters,
  columns: [
    ...partColumns<KpiRead>(({ ref }) => `/kpis/${ref}`),
    {
      name: 'measure',
      label: words.measure,
      width: 'narrow',
      cell: ({ measure }) => kindWords(measure),
    },
  ],
});

export const strategicPlanFilters = (): Filter[] => [
  { type: 'options', name: 'forum', label: words.forum, options: known('subFora') },
  {
    type: 'options',
    name: 'status',
    label: words.status,
    options: stateOptions(['draft', 'endorsed', 'closed']),
  },
  ...byLink({ ref: messages.record.reference }),
  ...datesByLink({ starts_on: words.startsOn, ends_on: words.endsOn }),
];

export const StrategicPlansPage = listPage<StrategicPlanRead>({
  ...words.plans,
  resource: strategicPlans,
  keyOf: ({ ref }) => ref,
  defaultSort: '',
  ready,
  filters: strategicPlanFilters,
  actions: () => (
    <CreateLink
      permission="strategic_plans:create"
      href="/strategic-plans/new"
      label={planWords.create}
    />
  ),
  columns: [
    {
      name: 'title',
      label: words.name,
      isTitle: true,
      cell: ({ ref, title }) => <a href={`/plans/${ref}`}>{title}</a>,
    },
    { name: 'forum', label: words.forum, width: 'narrow', cell: ({ forum }) => forum },
    {
      name: 'period',
      label: words.period,
      width: 'narrow',
      cell: ({ starts_on: start = null, ends_on: end = null }) =>
        formatPeriod({ start: start?.slice(0, 4) ?? null, end: end?.slice(0, 4) ?? null }),
    },
    statusColumn(),
  ],
});

export const documentFilters = (): Filter[] => [
  { type: 'years', name: 'meeting_starts_on', label: words.date },
  ...byLink({ ref: messages.record.reference, number: words.number }),
];

export const DocumentsPage = listPage<DocumentRead>({
  ...words.documents,
  resource: documents,
  keyOf: ({ ref }) => ref,
  defaultSort: '',
  filters: documentFilters,
  actions: () => (
    <CreateLink permission="documents:create" href="/documents/new" label={documentWords.create} />
  ),
  columns: [
    { name: 'number', label: words.number, width: 'narrow', cell: ({ number }) => number },
    {
      name: 'title',
      label: words.name,
      isTitle: true,
      cell: ({ ref, title }) => <a href={`/documents/${ref}`}>{title}</a>,
    },
    { name: 'meeting', label: words.meeting, cell: ({ meeting }) => meeting },
    {
      name: 'date',
      label: words.date,
      width: 'narrow',
      cell: ({ meeting_starts_on: start = null, meeting_ends_on: end = null }) =>
        formatPeriod({ start, end }, 'short'),
    },
  ],
});
