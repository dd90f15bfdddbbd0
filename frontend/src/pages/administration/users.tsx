/** The people who have an account, and the seats that they hold. */
import type { UserRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { users } from '../../lib/client';
import { users as words } from '../../lib/dictionary/administration';
import { formatDate } from '../../lib/format';
import { seatWords } from '../../lib/seats';
import { accountsReady, userFilters } from './user-fields';

const { fields: labels } = words;

/** An account is there, or it opens nothing until it is enabled again. */
export const accountState = (isActive: boolean): string => (isActive ? 'active' : 'disabled');

/** An address that does not fit breaks where its two parts meet. */
function mailWords(email: string) {
  const [name = '', ...host] = email.split(/(?=@)/);
  return (
    <>
      {name}
      <wbr />
      {host}
    </>
  );
}

export default listPage<UserRead>({
  title: words.title,
  lead: words.lead,
  resource: users,
  keyOf: ({ id }) => id,
  defaultSort: 'name',
  ready: accountsReady,
  filters: userFilters,
  columns: [
    {
      name: 'name',
      label: labels.name,
      sort: 'name',
      isTitle: true,
      cell: ({ id, name }) => <a href={`/users/${id}`}>{name}</a>,
    },
    { name: 'email', label: labels.email, sort: 'email', cell: ({ email }) => mailWords(email) },
    {
      name: 'seats',
      label: labels.seats,
      width: 'wide',
      cell: ({ seats }) => seats.map(seatWords).join('; '),
    },
    {
      name: 'created_at',
      label: labels.created_at,
      sort: 'created_at',
      width: 'narrow',
      cell: ({ created_at: at }) => formatDate(at.slice(0, 10), 'short'),
    },
    {
      name: 'is_active',
      label: labels.status,
      width: 'narrow',
      cell: ({ is_active: isActive }) => <StatusTag state={accountState(isActive)} />,
    },
  ],
  actions: () => <CreateLink permission="users:create" href="/users/new" label={words.create} />,
});
