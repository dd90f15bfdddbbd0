/** The list of matches between needs and support. */
import type { SupportMatchRead } from '../../api';
import { statusColumn } from '../../components/data-table/columns';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { supportMatches } from '../../lib/client';
import { matches as words } from '../../lib/dictionary/support';
import { matchFilters, supportReady } from './fields';

export default listPage<SupportMatchRead>({
  title: words.title,
  lead: words.lead,
  resource: supportMatches,
  keyOf: ({ ref }) => ref,
  defaultSort: 'need,ref',
  ready: supportReady,
  filters: matchFilters,
  columns: [
    {
      name: 'ref',
      label: words.fields.ref,
      sort: 'ref',
      isTitle: true,
      cell: ({ ref, need, offer, activity }) => (
        <a href={`/support-matches/${ref}`}>{words.nameOf(need, offer ?? activity ?? '')}</a>
      ),
    },
    {
      name: 'need',
      label: words.fields.need,
      sort: 'need',
      cell: ({ need }) => <a href={`/support-needs/${need}`}>{need}</a>,
    },
    {
      name: 'score',
      label: words.fields.score,
      sort: 'score',
      isNumeric: true,
      cell: ({ score }) => score,
    },
    {
      name: 'outcome',
      label: words.fields.outcome,
      width: 'narrow',
      cell: ({ outcome }) => outcome && <StatusTag state={outcome} />,
    },
    statusColumn(),
  ],
});
