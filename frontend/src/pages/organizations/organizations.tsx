import type { OrganizationRead } from '../../api';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { organizations } from '../../lib/client';
import { messages } from '../../lib/messages';
import { kindOptions, kindWords } from '../../lib/words';

const words = messages.organizations;

const KINDS = [
  'un_body',
  'intergovernmental',
  'business',
  'private_company',
  'ngo',
  'academia',
  'other',
];

export default listPage<OrganizationRead>({
  title: words.title,
  lead: words.lead,
  resource: organizations,
  keyOf: ({ code }) => code,
  defaultSort: 'name',
  columns: [
    { name: 'name', label: words.name, sort: 'name', isTitle: true, cell: ({ name }) => name },
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
});
