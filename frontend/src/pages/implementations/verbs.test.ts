import { expect, it } from 'vitest';
import type { ImplementationRead, MySeat } from '../../api';
import { implementationVerbs } from './verbs';
import { signInAs } from '../../testing/sign-in';

const ALL = ['accept', 'plan', 'start', 'block', 'unblock', 'implement', 'overtake', 'submit'];

function sits(seat: MySeat, verbs: readonly string[]) {
  signInAs(
    [seat],
    verbs.map((verb) => `implementations:${verb}`),
  );
}

const ofPeru: MySeat = { role: 'focal_point', economy: 'PER', forum: null, scope: 'PER' };
const ofSecretariat: MySeat = { role: 'secretariat', economy: null, forum: null, scope: null };

const row: ImplementationRead = {
  id: '1',
  created_at: '',
  updated_at: '',
  version: 1,
  ref: 'CTWG-2018-R01.PER',
  recommendation: 'CTWG-2018-R01',
  forum: 'CTWG',
  economy: 'PER',
  sub_forum: null,
  acceptance: 'accepted',
  acceptance_reason: null,
  implementation: 'not_started',
  verification: 'unverified',
  barrier: null,
  blocked_on: null,
  released_on: null,
  is_overdue: false,
  is_stale: false,
  blocked_for_days: null,
  is_open: true,
  standing: 'outstanding',
};

const offered = (changes: Partial<ImplementationRead>) =>
  implementationVerbs
    .filter((verb) => verb.isOffered({ ...row, ...changes }))
    .map(({ words }) => words.label);

it.each([
  [{ acceptance: 'pending' }, ['Answer', 'Overtaken by events']],
  [
    { implementation: 'planned' },
    [
      'Start',
      'Say that it is done',
      'Say that it is blocked',
      'Change the answer',
      'Overtaken by events',
    ],
  ],
  [{ implementation: 'blocked' }, ['Unblock', 'Say that it is done', 'Overtaken by events']],
  [{ implementation: 'implemented' }, ['Ask for verification', 'Reopen']],
  [{ acceptance: 'not_accepted' }, ['Change the answer', 'Overtaken by events']],
  [{ released_on: '2020-01-01' }, []],
  [{ economy: 'CHL' }, []],
] as const)('offers the party for %j: %j', (changes, labels) => {
  sits(ofPeru, [...ALL, 'reopen']);
  expect(offered(changes)).toEqual(labels);
});

it('offers whoever verifies to verify, return or reopen, and not to answer', () => {
  sits(ofSecretariat, ['verify', 'return', 'reopen']);
  expect(offered({ acceptance: 'pending' })).toEqual([]);
  expect(offered({ implementation: 'implemented', verification: 'submitted' })).toEqual([
    'Verify',
    'Return',
    'Reopen',
  ]);
});
