/** The secrets of a service account: made and shown once, told apart by their ends, revoked. */
import { useState } from 'preact/hooks';
import type { SecretRead, SecretShown } from '../../api';
import { HeldList } from '../../components/held-list/held-list';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { ShownOnce } from '../../components/shown-once/shown-once';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import type { FieldSpec } from '../../fields/types';
import { serviceAccounts } from '../../lib/dictionary/administration';
import { formatInstant } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { notify } from '../../lib/live';
import { useResource } from '../../lib/resource';
import { makeSecret, readSecrets, revokeSecret, stateOf } from '../../lib/secrets';

const words = serviceAccounts.secrets;
const A_YEAR = 365;

const daysField: FieldSpec = {
  type: 'number',
  name: 'days',
  label: words.days,
  min: 1,
  max: A_YEAR,
};
const labelOf = labelsOf({ days: words.days });

/** When it was used last, and until when it works or when it ended. */
function lifeOf(secret: SecretRead): string {
  const { last_used_at: used, expires_at: expires, revoked_at: revoked } = secret;
  const end = {
    live: () => words.expires(formatInstant(expires)),
    expired: () => words.expired(formatInstant(expires)),
    revoked: () => words.revoked(formatInstant(revoked ?? '')),
  };
  const use = used ? words.lastUsed(formatInstant(used)) : words.neverUsed;
  return [end[stateOf(secret)](), use].join(', ');
}

const TAGS = { live: 'active', expired: 'expired', revoked: 'revoked' };

function Secret({ secret, onRevoke }: { secret: SecretRead; onRevoke: () => void }) {
  const state = stateOf(secret);
  return (
    <li>
      <div>
        <p>
          {words.ending('')}
          <code>{secret.hint}</code> <StatusTag state={TAGS[state]} />
        </p>
        <p class="small faint">{lifeOf(secret)}</p>
      </div>
      {state === 'live' && (
        <button
          type="button"
          class="button quiet no-print"
          aria-label={words.revoke.of(secret.hint)}
          onClick={onRevoke}
        >
          {words.revoke.label}
        </button>
      )}
    </li>
  );
}

export function SecretsPanel({ account }: { account: string }) {
  const { data, error, reload } = useResource(`secrets/${account}`, (signal) =>
    readSecrets(account, signal),
  );
  const [asked, setAsked] = useState<SecretRead | 'make'>();
  const [shown, setShown] = useState<SecretShown>();
  const close = () => {
    setAsked(undefined);
  };
  return (
    <Panel
      title={words.title}
      lead={words.lead}
      action={
        <button
          type="button"
          class="button"
          onClick={() => {
            setAsked('make');
          }}
        >
          {words.make.label}
        </button>
      }
    >
      {shown && (
        <ShownOnce
          label={words.made}
          text={shown.secret}
          hint={words.madeHint(shown.client_id, formatInstant(shown.expires_at))}
        />
      )}
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.length === 0 && <p class="faint">{words.none}</p>}
      <HeldList>
        {data?.map((secret) => (
          <Secret
            key={secret.id}
            secret={secret}
            onRevoke={() => {
              setAsked(secret);
            }}
          />
        ))}
      </HeldList>
      {asked === 'make' && (
        <VerbDialog
          title={words.make.label}
          hint={words.make.hint}
          fields={[daysField]}
          initial={{ days: A_YEAR }}
          labelOf={labelOf}
          perform={async ({ days }) => {
            // A number as its field holds it; what is none, the API refuses.
            setShown(await makeSecret(account, { days: days as number }));
            reload();
          }}
          onClose={close}
        />
      )}
      {asked !== undefined && asked !== 'make' && (
        <VerbDialog
          title={words.revoke.label}
          hint={`${words.revoke.of(asked.hint)}. ${words.revoke.hint}`}
          fields={[]}
          labelOf={labelOf}
          perform={async () => {
            await revokeSecret(account, asked.id);
            notify(words.revoke.done);
            reload();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
}
