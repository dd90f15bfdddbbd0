import { expect, it } from 'vitest';
import type { ActivityRead } from '../../api';
import { session } from '../../lib/session';
import { signInAs } from '../../testing/sign-in';
import { activityVerbs } from './verbs';

const offered = (status: ActivityRead['status'], forum = 'CTWG') =>
  activityVerbs.filter((verb) => verb.isOffered({ status, forum })).map(({ name }) => name);

it('offers what the state allows, to whom the seat allows it', () => {
  signInAs(
    [{ role: 'chair', economy: null, forum: 'CTWG', scope: 'CTWG' }],
    ['endorse', 'start', 'complete', 'postpone', 'cancel'].map((verb) => `activities:${verb}`),
  );
  expect(offered('proposed')).toEqual(['endorse', 'postpone', 'cancel']);
  expect(offered('endorsed')).toEqual(['start', 'postpone', 'cancel']);
  expect(offered('under_way')).toEqual(['complete', 'postpone', 'cancel']);
  expect(offered('completed')).toEqual([]);
  expect(offered('proposed', 'TELWG')).toEqual([]);
  session.value = { status: 'anonymous', lost: false };
  expect(offered('proposed')).toEqual([]);
});
