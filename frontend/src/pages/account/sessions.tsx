/** The sessions that are open in this account's name. */
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { formatInstant } from '../../lib/format';
import { API_BASE, transport } from '../../lib/http';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';

const words = messages.account;

interface OpenSession {
  id: string;
  created_at: string;
  last_used_at?: string | null;
  user_agent?: string | null;
  is_current?: boolean;
}

async function readSessions(signal: AbortSignal): Promise<OpenSession[]> {
  const response = await transport(`${API_BASE}/auth/sessions`, { signal });
  return ((await response.json()) as { items: OpenSession[] }).items;
}

export function Sessions() {
  const { data, error, reload } = useResource('sessions', readSessions);
  return (
    <section class="panel section">
      <h2>{words.sessions}</h2>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      <ul class="plan-mandates">
        {data?.map((open) => (
          <li key={open.id}>
            {open.user_agent ?? words.unknownBrowser}
            {open.is_current && <strong> · {words.thisOne}</strong>}
            <p class="small faint">{words.since(formatInstant(open.created_at))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
