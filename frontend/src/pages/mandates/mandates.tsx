import type { MandateRead } from '../../api';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { mandates } from '../../lib/client';
import { messages } from '../../lib/messages';
import { kindOptions, kindWords } from '../../lib/words';

const words = messages.mandates;

const KINDS = ['leaders_statement', 'ministers_statement', 'strategy', 'declaration', 'assessment'];

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
      cell: ({ title, url }) =>
        url ? (
          <a href={url} target="_blank" rel="noreferrer external">
            {title}
          </a>
        ) : (
          title
        ),
    },
    { name: 'kind', label: words.kind, cell: ({ kind }) => kindWords(kind) },
    { name: 'body', label: words.body, cell: ({ body }) => body },
    { name: 'place', label: words.place, cell: ({ place }) => place },
  ],
  filters: () => [
    { type: 'options', name: 'kind', label: words.kind, options: kindOptions(KINDS) },
    ...byLink({ ref: messages.record.reference, year: words.year }),
  ],
});
