/** The list of activities. */
import type { ActivityRead } from '../../api';
import type { Column } from '../../components/data-table/data-table';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { Subscribe } from '../../components/subscribe/subscribe';
import { activities } from '../../lib/client';
import { activities as words } from '../../lib/dictionary/activities';
import { labelOf } from '../../lib/options';
import { useQuery } from '../../lib/query';
import { known } from '../../lib/reference';
import { kindWords } from '../../lib/words';
import { whenOf } from './dates';
import { activitiesReady, activityFilters } from './fields';

const economyNames = (codes: readonly string[] | undefined): string =>
  (codes ?? []).map((code) => labelOf(known('economies'), code)).join('; ');

export const activityColumns: readonly Column<ActivityRead>[] = [
  {
    name: 'title',
    label: words.fields.title,
    sort: 'title',
    isTitle: true,
    cell: ({ ref, title }) => <a href={`/activities/${ref}`}>{title}</a>,
  },
  {
    name: 'kind',
    label: words.fields.kind,
    sort: 'kind',
    cell: ({ kind, kind_as_recorded: recorded }) =>
      kind === 'other' && recorded ? kindWords(recorded) : kindWords(kind),
  },
  {
    name: 'dates',
    label: words.fields.dates,
    sort: 'starts_on',
    width: 'narrow',
    cell: (row) => whenOf(row, 'short'),
  },
  {
    name: 'place',
    label: words.fields.place,
    cell: ({ place, host_economy: host }) =>
      // Singapore is a place and an economy: once is enough.
      [...new Set([place, host && labelOf(known('economies'), host)])].filter(Boolean).join(', '),
  },
  {
    name: 'lead_economies',
    label: words.fields.lead_economies,
    cell: ({ lead_economies: leads }) => economyNames(leads),
  },
  { name: 'forum', label: words.fields.forum, cell: ({ forum }) => forum },
  {
    name: 'status',
    label: words.fields.status,
    sort: 'status',
    width: 'narrow',
    cell: ({ status }) => <StatusTag state={status} />,
  },
];

/** Follows what is listed, as far as a feed can say it. */
function FollowThese() {
  const { forum, areas } = useQuery().params;
  return <Subscribe forum={forum} area={areas} />;
}

export default listPage<ActivityRead>({
  title: words.title,
  lead: words.lead,
  resource: activities,
  keyOf: ({ ref }) => ref,
  defaultSort: '-starts_on,ref',
  columns: activityColumns,
  filters: activityFilters,
  ready: activitiesReady,
  actions: () => (
    <>
      <FollowThese />
      <CreateLink permission="activities:create" href="/activities/new" label={words.create} />
    </>
  ),
});
