/** The vocabulary of topics. */
import type { TopicRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { byLink } from '../../fields/filters';
import { topics } from '../../lib/client';
import { topics as words } from '../../lib/dictionary/reference';

const { fields: labels } = words;

export default listPage<TopicRead>({
  title: words.title,
  lead: words.lead,
  resource: topics,
  keyOf: ({ code }) => code,
  defaultSort: 'code',
  columns: [
    {
      name: 'name',
      label: labels.name,
      sort: 'name',
      isTitle: true,
      cell: ({ code, name }) => <a href={`/topics/${code}`}>{name}</a>,
    },
    { name: 'code', label: labels.code, sort: 'code', cell: ({ code }) => code },
    { name: 'text', label: labels.text, width: 'wide', cell: ({ text }) => text },
  ],
  filters: () => byLink({ code: labels.code }),
  actions: () => <CreateLink permission="topics:create" href="/topics/new" label={words.create} />,
});
