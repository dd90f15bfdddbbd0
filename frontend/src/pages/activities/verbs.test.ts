import { expect, it } from 'vitest';
import type { ActivityRead, Me } from '../../api';
import { session } from '../../lib/session';
import { activityVerbs } from './verbs';

const chair: Me = {
  id: '1',
  kind: 'user',
  name: 'Chair',
  email: 'c@example.org',
  seats: [{ role: 'chair', economy: null, forum: 'CTWG', scope: 'CTWG' }],
  permissions: ['endorse', 'start', 'complete', 'postpone', 'cancel'].map(
    (verb) => `activities:${verb}`,
  ),
  scopes: null,
  session_id: null,
};

const offered = (status: ActivityRead['status'], forum = 'CTWG') =>
  activityVerbs.filter((verb) => verb.isOffered({ status, forum })).map(({ name }) => name);

it('offers what the state allows, to whom the seat allows it', () => {
  session.value = { status: 'signed-in', me: chair };
  expect(offered('proposed')).toEqual(['endorse', 'postpone', 'cancel']);
  expect(offered('endorsed')).toEqual(['start', 'postpone', 'cancel']);
  expect(offered('under_way')).toEqual(['complete', 'postpone', 'cancel']);
  expect(offered('completed')).toEqual([]);
  expect(offered('proposed', 'TELWG')).toEqual([]);
  session.value = { status: 'anonymous', lost: false };
  expect(offered('proposed')).toEqual([]);
});
