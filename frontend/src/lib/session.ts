/** Who is signed in. The access token lives in memory; the refresh token is a cookie unseen here. */
import { computed, signal } from '@preact/signals';
import type { Me, TokenRead } from '../api';
import {
  API_BASE,
  holdRequestsUntil,
  refreshToken,
  setAccessToken,
  setSessionLostHandler,
  transport,
} from './http';
import { Problem } from './problem';
import { forgetAnswers } from './remembered';

type SessionState =
  { status: 'starting' } | { status: 'anonymous'; lost: boolean } | { status: 'signed-in'; me: Me };

/** Set on sign-in so that a visitor who never signed in costs no refused request. */
const HINT = 'ctwg.session';

export const session = signal<SessionState>({ status: 'starting' });

export const me = computed<Me | undefined>(() =>
  session.value.status === 'signed-in' ? session.value.me : undefined,
);

/** Changes when another principal looks: what was loaded for one is not shown to the next. */
export const principal = computed(() => me.value?.id ?? '');

async function readMe(): Promise<Me> {
  const response = await transport(`${API_BASE}/me`);
  return (await response.json()) as Me;
}

function forget(lost: boolean): void {
  setAccessToken('');
  localStorage.removeItem(HINT);
  forgetAnswers();
  session.value = { status: 'anonymous', lost };
}

/** What became of the session that this browser had: there was none, it goes on, or it ended. */
async function resume(): Promise<'none' | { me?: Me } | 'ended' | 'unknown'> {
  if (localStorage.getItem(HINT) === null) return 'none';
  try {
    return (await refreshToken()) ?? 'ended';
  } catch {
    return 'unknown'; // Public pages still work; the session may be there at the next attempt.
  }
}

/** Resumes the session that a cookie may hold. Call once, before the first page. */
export async function startSession(): Promise<void> {
  setSessionLostHandler(() => {
    forget(true);
  });
  const resumed = resume();
  holdRequestsUntil(resumed);
  const found = await resumed;
  if (found === 'unknown') {
    session.value = { status: 'anonymous', lost: false };
    addEventListener('online', () => void startSession(), { once: true });
    return;
  }
  if (typeof found === 'object') {
    try {
      session.value = { status: 'signed-in', me: found.me ?? (await readMe()) };
      return;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  forget(found === 'ended');
}

/** Goes on with the token that an answer of the API carries: a sign-in, a welcome, a new password. */
export async function adopt(answer: Response): Promise<void> {
  setAccessToken(((await answer.json()) as TokenRead).access_token);
  localStorage.setItem(HINT, '1');
  forgetAnswers();
  session.value = { status: 'signed-in', me: await readMe() };
}

/** Signs in with the bundled UI's own form. Throws the API's problem when refused. */
export async function signIn(email: string, password: string): Promise<void> {
  setAccessToken('');
  const form = new URLSearchParams({ grant_type: 'password', username: email, password });
  await adopt(await transport(`${API_BASE}/auth/token`, { method: 'POST', body: form }));
}

/** Ends the session here and on the server; without the server, at least here. */
export async function signOut(): Promise<void> {
  try {
    await transport(`${API_BASE}/auth/logout`, {
      method: 'POST',
      headers: { 'X-CTWG-Refresh': '1' },
    });
  } finally {
    forget(false);
  }
}
