import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MySeat } from '../../api';
import { session } from '../../lib/session';
import { firstSeat, keeps, seatFields } from './seat-fields';
import { signInAs } from '../../testing/sign-in';

function signIn(seats: MySeat[], permissions = ['users:update']): void {
  signInAs(seats, permissions);
}

const secretariat = [{ role: 'secretariat' as const, scope: null }];
const peru = [{ role: 'focal_point' as const, economy: 'PER', scope: 'PER' }];

beforeEach(() => {
  // Options follow the reference lists, which are not what is looked at here.
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
});

afterEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

it('lets the secretariat keep every account, one without a seat too', () => {
  signIn(secretariat);
  expect(keeps('users:update', [{ role: 'chair', forum: 'CTWG' }])).toBe(true);
  expect(keeps('users:update', [])).toBe(true);
});

it('lets a focal point keep accounts whose seats are all of its own economy', () => {
  signIn(peru);
  const own = { role: 'validator' as const, economy: 'PER' };
  expect(keeps('users:update', [own])).toBe(true);
  expect(keeps('users:update', [own, { role: 'chair', forum: 'CTWG' }])).toBe(false);
  expect(keeps('users:update', [{ role: 'validator', economy: 'CHL' }])).toBe(false);
  expect(keeps('users:update', [])).toBe(false);
});

it('lets nobody keep accounts who may not change any', () => {
  signIn(peru, []);
  expect(keeps('users:update', [{ role: 'validator', economy: 'PER' }])).toBe(false);
});

it('offers a focal point the roles of its economy and no forum', () => {
  signIn(peru);
  const [role, ...scopes] = seatFields();
  expect(role?.options?.map(({ value }) => value)).toEqual(['focal_point', 'validator']);
  expect(scopes.map(({ name }) => name)).toEqual(['economy']);
  expect(firstSeat()).toEqual({ role: 'validator', economy: 'PER' });
});

it('offers the secretariat every role', () => {
  signIn(secretariat);
  expect(seatFields()[0]?.options).toHaveLength(6);
  expect(firstSeat()).toEqual({});
});
