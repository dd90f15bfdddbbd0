import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setAccessToken, setSessionLostHandler, transport } from './http';
import { Problem } from './problem';
import { asOf, forgetAnswers } from './remembered';

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

const refused = () => json({ title: 'Unauthorized', status: 401 }, 401);

/** Answers each request in turn, and remembers what was asked. */
function answers(...responses: (() => Response | Promise<Response>)[]) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    const answer = responses[asked.length - 1];
    if (!answer) throw new Error(`Unexpected request to ${request.url}`);
    return Promise.resolve().then(answer);
  });
  return asked;
}

const pathOf = (request: Request | undefined) => new URL(request?.url ?? '').pathname;

beforeEach(() => {
  setAccessToken('');
  forgetAnswers();
  setSessionLostHandler(() => undefined);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('transport', () => {
  it('asks without a token when nobody is signed in, and does not try to refresh', async () => {
    const asked = answers(refused);
    await expect(transport('http://t/api/v1/me')).rejects.toMatchObject({ status: 401 });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers.has('Authorization')).toBe(false);
  });

  it('refreshes once on 401 and sends the same request again with its body', async () => {
    setAccessToken('old');
    const asked = answers(
      refused,
      () => json({ access_token: 'new' }),
      () => json({ ok: true }),
    );
    const response = await transport('http://t/api/v1/activities', { method: 'POST', body: 'x' });
    expect(await response.json()).toEqual({ ok: true });
    expect(pathOf(asked[1])).toBe('/api/v1/auth/refresh');
    expect(asked[1]?.headers.get('X-CTWG-Refresh')).toBe('1');
    expect(asked[2]?.headers.get('Authorization')).toBe('Bearer new');
    expect(await asked[2]?.text()).toBe('x');
  });

  it('shares one refresh between requests that fail together', async () => {
    setAccessToken('old');
    const asked = answers(
      refused,
      refused,
      () => json({ access_token: 'new' }),
      () => json(1),
      () => json(2),
    );
    await Promise.all([transport('http://t/a'), transport('http://t/b')]);
    expect(asked.filter((request) => pathOf(request) === '/api/v1/auth/refresh')).toHaveLength(1);
  });

  it('says that the session is lost when the refresh is refused', async () => {
    setAccessToken('old');
    const lost = vi.fn();
    setSessionLostHandler(lost);
    answers(refused, refused);
    await expect(transport('http://t/api/v1/me')).rejects.toBeInstanceOf(Problem);
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('throws the problem of a refused request', async () => {
    answers(() => json({ type: '/problems/stale', title: 'Stale', errors: [] }, 412));
    await expect(transport('http://t/x')).rejects.toMatchObject({ status: 412, slug: 'stale' });
  });

  it('tells offline from an unreachable server', async () => {
    const broken = () => Promise.reject(new TypeError('Failed to fetch'));
    answers(broken, broken, broken, broken);
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await expect(transport('http://t/x')).rejects.toMatchObject({ slug: 'offline', status: 0 });
    online.mockReturnValue(true);
    await expect(transport('http://t/x')).rejects.toMatchObject({ slug: 'network' });
  });

  it('tells a server that is too slow', async () => {
    answers(() => Promise.reject(new DOMException('late', 'TimeoutError')));
    await expect(transport('http://t/x')).rejects.toMatchObject({ slug: 'timeout' });
  });
});

describe('a read that fails in a way that passes', () => {
  const busy = () => json({ title: 'Unavailable' }, 503);
  const broken = () => Promise.reject(new TypeError('Failed to fetch'));

  it('is tried twice more', async () => {
    const asked = answers(busy, broken, () => json('here'));
    expect(await (await transport('http://t/x')).json()).toBe('here');
    expect(asked).toHaveLength(3);
  });

  it('is answered with what was last read, and says of when that is', async () => {
    answers(() => json('then'), busy, busy, busy);
    await transport('http://t/x');
    expect(await (await transport('http://t/x')).json()).toBe('then');
    expect(asOf.value).toBeInstanceOf(Date);
  });

  it('is not waited for when the server asks for a longer pause', async () => {
    const asked = answers(
      () => new Response('', { status: 429, headers: { 'Retry-After': '60' } }),
    );
    await expect(transport('http://t/x')).rejects.toMatchObject({ status: 429, retryAfter: 60 });
    expect(asked).toHaveLength(1);
  });

  it('is no refusal: that is told at once, whatever was read before', async () => {
    const asked = answers(
      () => json('then'),
      () => json({ title: 'Gone' }, 404),
    );
    await transport('http://t/x');
    await expect(transport('http://t/x')).rejects.toMatchObject({ status: 404 });
    expect(asked).toHaveLength(2);
  });

  it('is no write: that is sent once', async () => {
    const asked = answers(busy);
    await expect(transport('http://t/x', { method: 'POST' })).rejects.toMatchObject({
      status: 503,
    });
    expect(asked).toHaveLength(1);
  });

  it('is not the end of a session when the refresh meets it', async () => {
    setAccessToken('old');
    const lost = vi.fn();
    setSessionLostHandler(lost);
    answers(refused, busy);
    await expect(transport('http://t/x', { method: 'POST' })).rejects.toMatchObject({
      status: 503,
    });
    expect(lost).not.toHaveBeenCalled();
  });
});
