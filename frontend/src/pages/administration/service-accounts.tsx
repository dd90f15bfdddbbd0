/** The systems that sign in. */
import type { ServiceAccountRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { serviceAccounts } from '../../lib/client';
import { serviceAccounts as words } from '../../lib/dictionary/administration';
import { seatWords } from '../../lib/seats';
import { scopeWords, serviceAccountFilters } from './service-account-fields';
import { accountsReady } from './user-fields';
import { accountState } from './users';

const { fields: labels } = words;

export default listPage<ServiceAccountRead>({
  title: words.title,
  lead: words.lead,
  resource: serviceAccounts,
  keyOf: ({ code }) => code,
  defaultSort: 'code',
  ready: accountsReady,
  filters: serviceAccountFilters,
  columns: [
    {
      name: 'name',
      label: labels.name,
      sort: 'name',
      isTitle: true,
      cell: ({ code, name }) => <a href={`/service-accounts/${code}`}>{name}</a>,
    },
    { name: 'code', label: labels.code, sort: 'code', cell: ({ code }) => <code>{code}</code> },
    { name: 'seat', label: labels.seat, cell: seatWords },
    {
      name: 'scopes',
      label: labels.scopes,
      width: 'wide',
      cell: ({ scopes = [] }) =>
        scopes.length > 0 ? scopes.map(scopeWords).join('; ') : words.noScopes,
    },
    {
      name: 'is_active',
      label: labels.status,
      width: 'narrow',
      cell: ({ is_active: isActive = true }) => <StatusTag state={accountState(isActive)} />,
    },
  ],
  actions: () => (
    <CreateLink
      permission="service_accounts:create"
      href="/service-accounts/new"
      label={words.create}
    />
  ),
});
