/** The list of engagements with other fora and organizations. */
import type { EngagementRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { engagements } from '../../lib/client';
import { engagements as words } from '../../lib/dictionary/coordination';
import { formatDate } from '../../lib/format';
import { kindWords } from '../../lib/words';
import { coordinationReady, engagementFilters } from './fields';
import { counterparts } from './names';

export default listPage<EngagementRead>({
  title: words.title,
  lead: words.lead,
  resource: engagements,
  keyOf: ({ ref }) => ref,
  defaultSort: '-held_on,ref',
  ready: coordinationReady,
  filters: engagementFilters,
  columns: [
    {
      name: 'on',
      label: words.fields.on,
      sort: 'held_on',
      width: 'narrow',
      cell: ({ on }) => formatDate(on, 'short'),
    },
    {
      name: 'kind',
      label: words.fields.kind,
      sort: 'kind',
      isTitle: true,
      cell: ({ ref, kind }) => <a href={`/engagements/${ref}`}>{kindWords(kind)}</a>,
    },
    { name: 'with', label: words.fields.with, cell: counterparts },
    {
      name: 'direction',
      label: words.fields.direction,
      width: 'narrow',
      cell: ({ direction }) => kindWords(direction),
    },
    { name: 'forum', label: words.fields.forum, width: 'narrow', cell: ({ forum }) => forum },
  ],
  actions: () => (
    <CreateLink permission="engagements:create" href="/engagements/new" label={words.create} />
  ),
});
