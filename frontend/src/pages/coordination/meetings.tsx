/** The list of meetings. */
import type { MeetingRead } from '../../api';
import { refColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { meetings } from '../../lib/client';
import { meetings as words } from '../../lib/dictionary/coordination';
import { formatDate, formatNumber, formatShare } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { coordinationReady, meetingFilters } from './fields';
import { meetingName } from './names';

export default listPage<MeetingRead>({
  title: words.title,
  lead: words.lead,
  resource: meetings,
  keyOf: ({ ref }) => ref,
  defaultSort: '-held_on,ref',
  ready: coordinationReady,
  filters: meetingFilters,
  columns: [
    {
      name: 'on',
      label: words.fields.on,
      sort: 'held_on',
      width: 'narrow',
      cell: ({ on }) => formatDate(on, 'short'),
    },
    {
      name: 'title',
      label: words.fields.title,
      sort: 'number',
      isTitle: true,
      cell: (row) => <a href={`/meetings/${row.ref}`}>{meetingName(row)}</a>,
    },
    {
      name: 'place',
      label: words.fields.place,
      cell: ({ place, host_economy: host }) =>
        [...new Set([place, host && labelOf(known('economies'), host)])].filter(Boolean).join(', '),
    },
    {
      name: 'delegates',
      label: words.fields.delegates,
      isNumeric: true,
      cell: ({ delegates }) => (delegates === null ? '' : formatNumber(delegates)),
    },
    {
      name: 'women',
      label: words.fields.women,
      isNumeric: true,
      cell: ({ women_share: { share } }) => (share === null ? '' : formatShare(share)),
    },
    refColumn(),
  ],
  actions: () => (
    <CreateLink permission="meetings:create" href="/meetings/new" label={words.create} />
  ),
});
