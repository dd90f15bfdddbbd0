/** The list of support offers. */
import type { SupportOfferRead } from '../../api';
import { refColumn, statusColumn } from '../../components/data-table/columns';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { supportOffers } from '../../lib/client';
import { offers as words } from '../../lib/dictionary/support';
import { formatDate } from '../../lib/format';
import { kindWords } from '../../lib/words';
import { offerFilters, supportReady } from './fields';
import { providerName } from './parties';

export default listPage<SupportOfferRead>({
  title: words.title,
  lead: words.lead,
  resource: supportOffers,
  keyOf: ({ ref }) => ref,
  defaultSort: 'ref',
  ready: supportReady,
  filters: offerFilters,
  columns: [
    {
      name: 'title',
      label: words.fields.title,
      sort: 'title',
      isTitle: true,
      cell: ({ ref, title }) => <a href={`/support-offers/${ref}`}>{title}</a>,
    },
    { name: 'offered_by', label: words.fields.offered_by, cell: providerName },
    {
      name: 'kinds',
      label: words.fields.kinds,
      cell: ({ kinds = [] }) => kinds.map(kindWords).join('; '),
    },
    {
      name: 'available_until',
      label: words.fields.available_until,
      sort: 'available_until',
      width: 'narrow',
      cell: ({ available_until: until }) => until && formatDate(until, 'short'),
    },
    refColumn(),
    statusColumn(),
  ],
  actions: () => (
    <CreateLink
      permission="support_offers:create"
      href="/support-offers/new"
      label={words.create}
    />
  ),
});
