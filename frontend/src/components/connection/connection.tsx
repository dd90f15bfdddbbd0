/** What stands between the reader and the service: no network, old answers, an ended session. */
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { isOffline } from '../../lib/connection';
import { formatInstant } from '../../lib/format';
import { messages } from '../../lib/messages';
import { asOf, readAgain, turnPage } from '../../lib/remembered';
import { session } from '../../lib/session';
import { Icon } from '../icon/icon';
import './connection.css';

const words = messages.connection;

/** What is old is read again as soon as that can succeed. */
function useReadingAgain(): void {
  useEffect(() => {
    const listen = () => {
      if (asOf.value) readAgain();
    };
    addEventListener('online', listen);
    return () => {
      removeEventListener('online', listen);
    };
  }, []);
}

function OldAnswers() {
  if (!asOf.value) return null;
  return (
    <>
      <span>{words.asOf(formatInstant(asOf.value.toISOString()))}</span>
      <button type="button" class="button" onClick={readAgain}>
        {messages.failures.retry}
      </button>
    </>
  );
}

function EndedSession({ url }: { url: string }) {
  return (
    <div class="connection">
      <Icon name="info" />
      <span>{words.sessionEnded}</span>
      <a class="button" href={`/sign-in?next=${encodeURIComponent(url)}`}>
        {messages.nav.signIn}
      </a>
    </div>
  );
}

export function Connection() {
  const { url, path } = useLocation();
  useEffect(turnPage, [url]);
  useReadingAgain();
  const hasEnded = session.value.status === 'anonymous' && session.value.lost;
  return (
    <div class="no-print" role="status">
      {(isOffline.value || asOf.value) && (
        <div class="connection warn">
          <Icon name="warn" />
          <strong>{isOffline.value ? words.offline : words.unreachable}</strong>
          {isOffline.value && <span>{words.offlineHint}</span>}
          <OldAnswers />
        </div>
      )}
      {hasEnded && path !== '/sign-in' && <EndedSession url={url} />}
    </div>
  );
}
