import { afterEach, expect, it } from 'vitest';
import type { StrategicPlanRead } from '../../api';
import { session } from '../../lib/session';
import { planVerbs } from './verbs';
import { signInAs } from '../../testing/sign-in';

afterEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

function signInAsChairOf(forum: string) {
  signInAs(
    [{ role: 'chair', forum, scope: forum }],
    ['endorse', 'amend', 'close'].map((verb) => `strategic_plans:${verb}`),
  );
}

const offered = (status: StrategicPlanRead['status']): string[] =>
  planVerbs.filter((verb) => verb.isOffered({ status, forum: 'CTWG' })).map(({ name }) => name);

it('offers the chair of its forum what the state of a version allows', () => {
  signInAsChairOf('CTWG');
  expect(offered('draft')).toEqual(['endorse']);
  expect(offered('endorsed')).toEqual(['amend', 'close']);
  expect(offered('closed')).toEqual(['amend']);
});

it('offers nothing to the chair of another forum, nor to a visitor', () => {
  signInAsChairOf('TELWG');
  expect(offered('draft')).toEqual([]);
  session.value = { status: 'anonymous', lost: false };
  expect(offered('endorsed')).toEqual([]);
});
