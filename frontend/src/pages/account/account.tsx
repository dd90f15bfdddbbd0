/** Who is signed in: the seats held, the sessions that are open, and the way out. */
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { RecordHeader } from '../../components/record-header/record-header';
import { notify } from '../../lib/live';
import { account as words } from '../../lib/dictionary/account';
import { messages } from '../../lib/messages';
import { asProblem } from '../../lib/problem';
import { seatWords } from '../../lib/seats';
import { me, session, signOut } from '../../lib/session';
import { FeedTokens } from './feed-tokens';
import { PasswordChange } from './password-change';
import { Sessions } from './sessions';

export default function AccountPage() {
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const isAnonymous = session.value.status === 'anonymous';
  const user = me.value;

  const hasLeft = useRef(false);
  useEffect(() => {
    if (!isAnonymous || hasLeft.current) return;
    hasLeft.current = true;
    route('/sign-in?next=/account', true);
  }, [isAnonymous, route]);

  const leave = async () => {
    setBusy(true);
    hasLeft.current = true;
    try {
      await signOut();
      notify(messages.session.signedOut);
    } catch (error) {
      notify(asProblem(error).title, 'bad');
    }
    route('/');
  };

  return (
    <div class="page">
      <RecordHeader
        title={user?.name ?? words.title}
        actions={
          user && (
            <button
              type="button"
              class="button"
              disabled={isBusy}
              onClick={() => {
                void leave();
              }}
            >
              {messages.session.signOut}
            </button>
          )
        }
      />
      {user && (
        <div class="columns two">
          <div class="section">
            <section class="panel section">
              <h2>{words.you}</h2>
              <DefinitionList
                items={[
                  { term: messages.session.email, value: user.email },
                  {
                    term: words.seats,
                    value: user.seats.map((seat) => <p key={seatWords(seat)}>{seatWords(seat)}</p>),
                  },
                ]}
                showEmpty
              />
            </section>
            <PasswordChange />
          </div>
          <Sessions />
        </div>
      )}
      {user && <FeedTokens />}
    </div>
  );
}
