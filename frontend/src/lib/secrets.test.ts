import { expect, it } from 'vitest';
import type { SecretRead } from '../api';
import { stateOf } from './secrets';

const now = new Date('2026-11-22T12:00:00Z');

const secret = (more: Partial<SecretRead>): SecretRead => ({
  id: '1',
  hint: 'x9Qe',
  created_at: '2026-01-01T00:00:00Z',
  expires_at: '2027-01-01T00:00:00Z',
  last_used_at: null,
  revoked_at: null,
  ...more,
});

it('opens something until it expires or is revoked', () => {
  expect(stateOf(secret({}), now)).toBe('live');
  expect(stateOf(secret({ expires_at: '2026-11-22T12:00:00Z' }), now)).toBe('expired');
  expect(stateOf(secret({ revoked_at: '2026-11-22T11:59:00Z' }), now)).toBe('revoked');
});
