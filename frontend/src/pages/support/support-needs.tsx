/** The list of support needs. */
import type { SupportNeedRead } from '../../api';
import { economyColumn, refColumn, statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { supportNeeds } from '../../lib/client';
import { needs as words } from '../../lib/dictionary/support';
import { kindWords } from '../../lib/words';
import { needFilters, supportReady } from './fields';

export default listPage<SupportNeedRead>({
  title: words.title,
  lead: words.lead,
  resource: supportNeeds,
  keyOf: ({ ref }) => ref,
  defaultSort: 'economy,ref',
  ready: supportReady,
  filters: needFilters,
  columns: [
    {
      name: 'title',
      label: words.fields.title,
      isTitle: true,
      cell: ({ ref, title }) => <a href={`/support-needs/${ref}`}>{title}</a>,
    },
    economyColumn('economy'),
    { name: 'kind', label: words.fields.kind, cell: ({ kind }) => kindWords(kind) },
    {
      name: 'priority',
      label: words.fields.priority,
      sort: 'priority',
      width: 'narrow',
      cell: ({ priority }) => priority && kindWords(priority),
    },
    refColumn(),
    statusColumn(),
  ],
  actions: () => (
    <CreateLink permission="support_needs:create" href="/support-needs/new" label={words.create} />
  ),
});
