import type { OrganizationRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { organizations } from '../../lib/client';
import { organizations as formWords } from '../../lib/dictionary/reference';
import { organizations as words } from '../../lib/dictionary/parties';
import { kindOptions, kindWords } from '../../lib/words';
import { KINDS } from './fields';

export default listPage<OrganizationRead>({
  title: words.title,
  lead: words.lead,
  resource: organizations,
  keyOf: ({ code }) => code,
  defaultSort: 'name',
  columns: [
    {
      name: 'name',
      label: words.name,
      sort: 'name',
      isTitle: true,
      cell: ({ code, name }) => <a href={`/organizations/${code}`}>{name}</a>,
    },
    {
      name: 'code',
      label: words.code,
      sort: 'code',
      width: 'narrow',
      cell: ({ acronym, code }) => acronym ?? code,
    },
    {
      name: 'kind',
      label: words.kind,
      sort: 'kind',
      cell: ({ kind, kind_as_recorded: recorded }) => recorded ?? kindWords(kind),
    },
    { name: 'note', label: words.note, cell: ({ note }) => note },
  ],
  filters: () => [
    { type: 'options', name: 'kind', label: words.kind, options: kindOptions(KINDS) },
    ...byLink({ code: words.code }),
  ],
  actions: () => (
    <CreateLink
      permission="organizations:create"
      href="/organizations/new"
      label={formWords.create}
    />
  ),
});
