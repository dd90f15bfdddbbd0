/** The list of recommendations. */
import type { RecommendationRead } from '../../api';
import type { Column } from '../../components/data-table/data-table';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { recommendations } from '../../lib/client';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { recommendationFilters, recommendationsReady } from './fields';

/** Whom it addresses, in words; where no record stands for them, the source's own. */
export function addresseesOf(to: RecommendationRead['addressed_to']): string {
  const named = [
    ...(to?.economies ?? []).map((code) => labelOf(known('economies'), code)),
    ...(to?.sub_fora ?? []),
    ...(to?.organizations ?? []).map((code) => labelOf(known('organizations'), code)),
  ];
  const all = to?.all_economies ? [words.allEconomies, ...named] : named;
  return all.length > 0 ? all.join('; ') : (to?.as_recorded ?? '');
}

export const recommendationColumns: readonly Column<RecommendationRead>[] = [
  {
    name: 'ref',
    label: messages.record.reference,
    sort: 'ref',
    width: 'narrow',
    cell: ({ ref }) => <span class="faint number">{ref}</span>,
  },
  {
    name: 'text',
    label: words.fields.text,
    isTitle: true,
    width: 'wide',
    cell: ({ ref, text }) => <a href={`/recommendations/${ref}`}>{text}</a>,
  },
  {
    name: 'areas',
    label: words.fields.areas,
    cell: ({ areas = [] }) => areas.map((code) => labelOf(known('areas'), code)).join('; '),
  },
  {
    name: 'addressed_to',
    label: words.fields.addressed_to,
    cell: ({ addressed_to: to }) => addresseesOf(to),
  },
  {
    name: 'year',
    label: words.fields.year,
    sort: 'year',
    width: 'narrow',
    cell: ({ year }) => year,
  },
  {
    name: 'status',
    label: words.fields.status,
    sort: 'status',
    width: 'narrow',
    cell: ({ status }) => <StatusTag state={status} />,
  },
];

export default listPage<RecommendationRead>({
  title: words.title,
  lead: words.lead,
  resource: recommendations,
  keyOf: ({ ref }) => ref,
  defaultSort: '-year,ref',
  columns: recommendationColumns,
  filters: recommendationFilters,
  ready: recommendationsReady,
  actions: () => (
    <CreateLink
      permission="recommendations:create"
      href="/recommendations/new"
      label={words.create}
    />
  ),
});
