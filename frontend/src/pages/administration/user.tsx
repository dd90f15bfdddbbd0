/** One person's account: the seats, the way in, and the end of their access. */
import type { UserRead } from '../../api';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { Icon } from '../../components/icon/icon';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { users } from '../../lib/client';
import { users as words } from '../../lib/dictionary/administration';
import { formatInstant } from '../../lib/format';
import { messages } from '../../lib/messages';
import { isSecretariat } from '../../lib/permits';
import { AccountVerbs } from './account-verbs';
import { Invitation } from './invitation';
import { keeps } from './seat-fields';
import { SeatsPanel } from './seats-panel';
import { accountsReady } from './user-fields';
import { accountState } from './users';

function UserView({ record, trail, onChange }: RecordViewProps<UserRead>) {
  const { data: user, etag } = record;
  const isKept = keeps('users:update', user.seats);
  const { id: key, is_active: isActive } = user;
  return (
    <>
      <RecordHeader
        title={user.name}
        trail={trail}
        state={accountState(isActive)}
        kicker={<span>{user.email}</span>}
        actions={
          isKept && (
            <>
              <a class="button" href={`/users/${key}/edit`}>
                <Icon name="pencil" />
                {messages.record.edit}
              </a>
              <AccountVerbs
                verbs={[
                  ...(isActive
                    ? [
                        {
                          words: words.signOut,
                          perform: (idempotencyKey: string) =>
                            users.perform('sign-out', { key, etag, idempotencyKey }),
                        },
                      ]
                    : []),
                  {
                    words: isActive ? words.disable : words.enable,
                    perform: () => users.update(key, etag, { is_active: !isActive }),
                  },
                ]}
                onChange={onChange}
              />
            </>
          )
        }
      />
      <div class="columns aside">
        <div class="section">
          <SeatsPanel record={record} mayChange={isKept} onChange={onChange} />
          {isKept && <Invitation user={user} />}
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <DefinitionList
              items={[
                { term: words.fields.created_at, value: formatInstant(user.created_at) },
                { term: words.fields.updated_at, value: formatInstant(user.updated_at) },
                {
                  term: words.did,
                  value: isSecretariat() && (
                    <a href={`/audit-events?actor_id=${key}`}>{words.didHint}</a>
                  ),
                },
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: users,
  path: '/users',
  title: words.title,
  ready: accountsReady,
  View: UserView,
});
