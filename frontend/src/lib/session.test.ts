import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { me, session, signIn, signOut, startSession } from './session';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const chair = {
  id: '1',
  name: 'Chair',
  email: 'chair@example.org',
  seats: [{ role: 'chair', economy: null, forum: 'CTWG' }],
  permissions: ['activities:endorse'],
};

/** A server with one account, as far as the session needs it. */
function server(hasCookie: boolean, said: object = { me: chair }) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    asked.push(path);
    if (path.endsWith('/auth/refresh')) {
      return hasCookie ? json({ access_token: 'fresh', ...said }) : json({ title: 'No' }, 401);
    }
    if (path.endsWith('/auth/token')) {
      const form = new URLSearchParams(await request.text());
      return form.get('password') === 'right'
        ? json({ access_token: 'new', token_type: 'bearer', expires_in: 600 })
        : json({ title: 'Invalid credentials' }, 401);
    }
    if (path.endsWith('/me')) return json(chair);
    return json({});
  });
  return asked;
}

beforeEach(() => {
  session.value = { status: 'starting' };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('session', () => {
  it('asks the server nothing for a visitor who never signed in', async () => {
    const asked = server(false);
    await startSession();
    expect(session.value).toEqual({ status: 'anonymous', lost: false });
    expect(asked).toEqual([]);
  });

  it('signs in, resumes after a reload, and signs out', async () => {
    server(true);
    await startSession();
    await signIn('chair@example.org', 'right');
    expect(me.value?.seats[0]?.forum).toBe('CTWG');
    await startSession();
    expect(me.value?.name).toBe('Chair');
    await signOut();
    expect(me.value).toBeUndefined();
  });

  it('resumes in one question, and asks who that is only where the answer does not say', async () => {
    localStorage.setItem('ctwg.session', '1');
    const asked = server(true);
    await startSession();
    expect(me.value?.name).toBe('Chair');
    expect(asked).toEqual(['/api/v1/auth/refresh']);
    const askedBefore = server(true, {});
    await startSession();
    expect(me.value?.name).toBe('Chair');
    expect(askedBefore).toEqual(['/api/v1/auth/refresh', '/api/v1/me']);
  });

  it('stays signed out when the password is wrong', async () => {
    server(false);
    await startSession();
    await expect(signIn('chair@example.org', 'wrong')).rejects.toMatchObject({ status: 401 });
    expect(me.value).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });

  it('forgets a session that has ended meanwhile', async () => {
    server(false);
    localStorage.setItem('ctwg.session', '1');
    await startSession();
    expect(session.value).toEqual({ status: 'anonymous', lost: true });
    expect(localStorage.length).toBe(0);
  });

  it('does not forget a session because the server could not be reached at the start', async () => {
    localStorage.setItem('ctwg.session', '1');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await startSession();
    expect(session.value).toEqual({ status: 'anonymous', lost: false });
    server(true);
    dispatchEvent(new Event('online'));
    await vi.waitUntil(() => me.value !== undefined);
    expect(me.value?.name).toBe('Chair');
  });

  it('signs out here even when the server does not answer', async () => {
    server(true);
    await startSession();
    await signIn('chair@example.org', 'right');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await expect(signOut()).rejects.toBeDefined();
    expect(me.value).toBeUndefined();
  });
});
