import type { MandateRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { mandates } from '../../lib/client';
import { mandates as formWords } from '../../lib/dictionary/reference';
import { mandates as words } from '../../lib/dictionary/mandates';
import { messages } from '../../lib/messages';
import { kindOptions, kindWords } from '../../lib/words';
import { KINDS } from './fields';

export default listPage<MandateRead>({
  title: words.title,
  lead: words.lead,
  resource: mandates,
  keyOf: ({ ref }) => ref,
  defaultSort: 'year,ref',
  columns: [
    { name: 'year', label: words.year, sort: 'year', width: 'narrow', cell: ({ year }) => year },
    {
      name: 'title',
      label: words.name,
      sort: 'title',
      isTitle: true,
      cell: ({ ref, title }) => <a href={`/mandates/${ref}`}>{title}</a>,
    },
    { name: 'kind', label: words.kind, cell: ({ kind }) => kindWords(kind) },
    { name: 'body', label: words.body, cell: ({ body }) => body },
    { name: 'place', label: words.place, cell: ({ place }) => place },
  ],
  filters: () => [
    { type: 'options', name: 'kind', label: words.kind, options: kindOptions(KINDS) },
    ...byLink({ ref: messages.record.reference, year: words.year }),
  ],
  actions: () => (
    <CreateLink permission="mandates:create" href="/mandates/new" label={formWords.create} />
  ),
});
