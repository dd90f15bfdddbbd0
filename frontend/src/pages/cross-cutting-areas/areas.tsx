/** The areas that cut across APEC's fora. */
import type { CrossCuttingAreaRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { areas } from '../../lib/client';
import { areas as words } from '../../lib/dictionary/reference';

const { fields: labels } = words;

export default listPage<CrossCuttingAreaRead>({
  title: words.title,
  lead: words.lead,
  resource: areas,
  keyOf: ({ code }) => code,
  defaultSort: 'position',
  hasSearch: false,
  columns: [
    {
      name: 'name',
      label: labels.name,
      sort: 'name',
      isTitle: true,
      cell: ({ code, name }) => <a href={`/cross-cutting-areas/${code}`}>{name}</a>,
    },
    { name: 'code', label: labels.code, sort: 'code', cell: ({ code }) => code },
    { name: 'text', label: labels.text, width: 'wide', cell: ({ text }) => text },
  ],
  filters: () => byLink({ code: labels.code }),
  actions: () => (
    <CreateLink
      permission="cross_cutting_areas:create"
      href="/cross-cutting-areas/new"
      label={words.create}
    />
  ),
});
