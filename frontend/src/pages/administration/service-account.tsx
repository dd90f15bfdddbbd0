/** One system's account: its seat, what it may write, and its secrets. */
import type { ServiceAccountRead } from '../../api';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { Icon } from '../../components/icon/icon';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { serviceAccounts } from '../../lib/client';
import { seats, serviceAccounts as words, users } from '../../lib/dictionary/administration';
import { formatInstant } from '../../lib/format';
import { messages } from '../../lib/messages';
import { isSecretariat } from '../../lib/permits';
import { seatWords } from '../../lib/seats';
import { AccountVerbs } from './account-verbs';
import { keeps } from './seat-fields';
import { SecretsPanel } from './secrets-panel';
import { scopeWords } from './service-account-fields';
import { accountsReady } from './user-fields';
import { accountState } from './users';

function Scopes({ scopes }: { scopes: readonly string[] }) {
  if (scopes.length === 0) return <p class="faint">{words.noScopes}</p>;
  return (
    <ul class="field-links">
      {scopes.map((scope) => (
        <li key={scope}>
          {scopeWords(scope)} <code class="faint">{scope}</code>
        </li>
      ))}
    </ul>
  );
}

function ServiceAccountView({ record, trail, onChange }: RecordViewProps<ServiceAccountRead>) {
  const { data: account, etag } = record;
  const { code, is_active: isActive = true, scopes = [] } = account;
  const isKept = keeps('service_accounts:update', [account]);
  return (
    <>
      <RecordHeader
        title={account.name}
        trail={trail}
        state={accountState(isActive)}
        kicker={<code>{code}</code>}
        actions={
          isKept && (
            <>
              <a class="button" href={`/service-accounts/${code}/edit`}>
                <Icon name="pencil" />
                {messages.record.edit}
              </a>
              <AccountVerbs
                verbs={[
                  {
                    words: isActive ? words.disable : words.enable,
                    perform: () => serviceAccounts.update(code, etag, { is_active: !isActive }),
                  },
                ]}
                onChange={onChange}
              />
            </>
          )
        }
      />
      <div class="columns aside">
        <div class="section">{isKept && <SecretsPanel account={code} />}</div>
        <div class="section">
          <Panel title={words.fields.seat}>
            <p>
              <strong>{seatWords(account)}</strong>
            </p>
            <p class="small faint">{seats.roles[account.role]}</p>
          </Panel>
          <Panel title={words.fields.scopes}>
            <Scopes scopes={scopes} />
          </Panel>
          <Panel title={messages.record.facts}>
            <DefinitionList
              items={[
                { term: users.fields.created_at, value: formatInstant(account.created_at) },
                { term: words.fields.updated_at, value: formatInstant(account.updated_at) },
                {
                  term: users.did,
                  value: isSecretariat() && (
                    <a href={`/audit-events?actor_id=${account.id}`}>{users.didHint}</a>
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
  resource: serviceAccounts,
  path: '/service-accounts',
  title: words.title,
  ready: accountsReady,
  View: ServiceAccountView,
});
