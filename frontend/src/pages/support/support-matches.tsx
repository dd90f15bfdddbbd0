/** The list of matches between needs and support. */
import { statusColumn } from '../../components/data-table/columns';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { matches as words } from '../../lib/dictionary/support';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { matchFilters, supportReady } from './fields';
import { type NamedMatch, namedMatches } from './named-matches';
import { matchName } from './sides';

export default listPage<NamedMatch>({
  title: words.title,
  lead: words.lead,
  resource: namedMatches,
  keyOf: ({ ref }) => ref,
  defaultSort: 'need,ref',
  hasSearch: false,
  ready: supportReady,
  filters: matchFilters,
  columns: [
    {
      name: 'match',
      label: words.one,
      sort: 'ref',
      isTitle: true,
      cell: (match) => (
        <a href={`/support-matches/${match.ref}`}>{matchName(match, match.sides)}</a>
      ),
    },
    {
      name: 'economy',
      label: words.fields.economy,
      sort: 'need',
      width: 'narrow',
      cell: ({ sides }) => sides.need && labelOf(known('economies'), sides.need.economy),
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
