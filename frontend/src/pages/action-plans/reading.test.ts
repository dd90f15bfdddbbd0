import { expect, it } from 'vitest';
import type { MySeat } from '../../api';
import { session } from '../../lib/session';
import { readingOf } from './reading';
import { signInAs } from '../../testing/sign-in';

function sits(...seats: MySeat[]) {
  signInAs(seats);
}

const seat = (role: MySeat['role'], scope: string | null): MySeat => ({
  role,
  economy: role === 'focal_point' ? scope : null,
  forum: role === 'chair' ? scope : null,
  scope,
});

it('is open for the economy itself, without a reason', () => {
  sits(seat('focal_point', 'AUS'));
  expect(readingOf('AUS', undefined)).toEqual({ kind: 'open', isOwn: true, reason: undefined });
  expect(readingOf('CHL', undefined)).toEqual({ kind: 'closed' });
});

it('asks the secretariat for a reason, and says it with the reading', () => {
  sits(seat('secretariat', null));
  expect(readingOf('AUS', undefined)).toEqual({ kind: 'reason' });
  expect(readingOf('AUS', { reason: 'SCE report' })).toEqual({
    kind: 'open',
    isOwn: false,
    reason: 'SCE report',
  });
});

it('lets a chair ask, and a visitor not', () => {
  sits(seat('chair', 'CTWG'));
  expect(readingOf('AUS', undefined)).toEqual({ kind: 'ask' });
  session.value = { status: 'anonymous', lost: false };
  expect(readingOf('AUS', undefined)).toEqual({ kind: 'closed' });
});
