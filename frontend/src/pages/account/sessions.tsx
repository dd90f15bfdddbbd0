/** Where this account is signed in, or was until lately; any of them can be ended. */
import type { SessionRead, Sessions as SessionsAnswer } from '../../api';
import { HeldList } from '../../components/held-list/held-list';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { formatInstant, humanize } from '../../lib/format';
import { API_BASE, segment, transport } from '../../lib/http';
import { notify } from '../../lib/live';
import { account as words } from '../../lib/dictionary/account';
import { asProblem } from '../../lib/problem';
import { useResource } from '../../lib/resource';

const ADDRESS = `${API_BASE}/auth/sessions`;

async function readSessions(signal: AbortSignal): Promise<SessionRead[]> {
  const response = await transport(ADDRESS, { signal });
  return ((await response.json()) as SessionsAnswer).items;
}

/** "Chromium on Linux" out of what a browser says of itself; its whole text when nothing fits. */
export function browserWords(client: string | null): string {
  if (!client) return words.unknownBrowser;
  const browser = /(Firefox|Edg|Chrome|Safari)/.exec(client)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(client)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', Chrome: 'Chrome or Chromium' };
  return browser && system ? words.browserOn(names[browser] ?? browser, system) : client;
}

function SessionItem({ open, onEnded }: { open: SessionRead; onEnded: () => void }) {
  const { ended_at: endedAt, ended_because: because } = open;
  const end = async () => {
    try {
      await transport(`${ADDRESS}/${segment(open.id)}`, { method: 'DELETE' });
      notify(words.sessionEnded);
      onEnded();
    } catch (error) {
      notify(asProblem(error).title, 'bad');
    }
  };
  return (
    <li>
      <div>
        <p>
          {browserWords(open.client)}
          {open.is_current && <strong> · {words.thisOne}</strong>}
        </p>
        <p class="small faint">
          {endedAt
            ? words.ended(formatInstant(endedAt), humanize(because ?? '').toLowerCase())
            : words.lastUsed(formatInstant(open.last_used_at))}
        </p>
      </div>
      {!endedAt && !open.is_current && (
        <button
          type="button"
          class="button"
          onClick={() => {
            void end();
          }}
        >
          {words.endSession}
        </button>
      )}
    </li>
  );
}

export function Sessions() {
  const { data, error, reload } = useResource('sessions', readSessions);
  return (
    <section class="panel section">
      <h2>{words.sessions}</h2>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      <HeldList>
        {data?.map((open) => (
          <SessionItem key={open.id} open={open} onEnded={reload} />
        ))}
      </HeldList>
    </section>
  );
}
