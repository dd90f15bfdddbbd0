/** The bundled UI's own sign-in form; afterwards the visitor is back where they were going. */
import { useLocation } from 'preact-iso';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { asProblem, Problem } from '../../lib/problem';
import { me, session, signIn } from '../../lib/session';
import './sign-in.css';

const words = messages.session;

/** Where somebody who has just signed in begins. */
const LANDING = '/my-work';

const HERE = '/sign-in';

/** Only another path of this site: an address given by others must not lead elsewhere. */
export const safeReturn = (value: string | undefined): string =>
  value !== undefined && /^\/(?![/\\])/.test(value) && !value.startsWith(HERE) ? value : LANDING;

/** A text control's value; a form can also hold files, which this one does not. */
function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

/** A refusal in the words of this form: what the token endpoint says is for programs. */
function toldHere(problem: Problem): Problem {
  const { status, requestId } = problem;
  if (status === 400 || status === 401) return new Problem({ title: words.refused, requestId });
  return status === 429 ? new Problem({ title: words.throttled, requestId }) : problem;
}

export default function SignInPage() {
  const { query, route } = useLocation();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const emailId = useId();
  const passwordId = useId();
  // As it was on arrival: this page is still there, under the next address, while that one loads.
  const [target] = useState(safeReturn(query['next']));
  const isSignedIn = me.value !== undefined;

  const hasLeft = useRef(false);
  useEffect(() => {
    if (!isSignedIn || hasLeft.current) return;
    hasLeft.current = true;
    route(target, true);
  }, [isSignedIn, route, target]);

  const submit = async () => {
    if (!form.current) return;
    const data = new FormData(form.current);
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(textOf(data, 'email'), textOf(data, 'password'));
      notify(words.welcome(me.value?.name ?? ''));
    } catch (error) {
      setProblem(toldHere(asProblem(error)));
    } finally {
      setBusy(false);
    }
  };

  const wasLost = session.value.status === 'anonymous' && session.value.lost;
  return (
    <div class="page sign-in">
      <RecordHeader title={words.title} lead={wasLost ? words.lost : words.public} />
      {problem && <ProblemBanner problem={problem} />}
      <form
        ref={form}
        class="sign-in-form panel"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="field">
          <label class="field-label" for={emailId}>
            {words.email}
          </label>
          <input id={emailId} name="email" type="email" autoComplete="username" required />
        </div>
        <div class="field">
          <label class="field-label" for={passwordId}>
            {words.password}
          </label>
          <input
            id={passwordId}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </div>
        <button type="submit" class="button primary" disabled={isBusy}>
          {isBusy ? words.submitting : words.submit}
        </button>
      </form>
    </div>
  );
}
