import { beforeEach, expect, it } from 'vitest';
import { signInAs } from '../../testing/sign-in';
import { findingsByActivity } from './findings';
import { workPlanVerbs } from './verbs';

beforeEach(() => {
  signInAs(
    [{ role: 'chair', economy: null, forum: 'CTWG', scope: 'CTWG' }],
    ['submit', 'return', 'endorse', 'close'].map((verb) => `work_plans:${verb}`),
  );
});

it('finds the activity that a finding about a work plan speaks of', () => {
  const found = findingsByActivity([
    { code: 'work-plan.thrust-required', detail: '', pointer: '/thrust' },
    {
      code: 'work-plan.activity-unsound',
      detail: '',
      pointer: '/activities/CTWG-2018-A01',
      carries: ['activity.kpi-required'],
    },
  ]);
  expect([...found]).toEqual([['CTWG-2018-A01', ['activity.kpi-required']]]);
});

it.each([
  ['draft', ['submit']],
  ['submitted', ['endorse', 'return']],
  ['endorsed', ['close']],
  ['closed', []],
] as const)('offers the chair of the forum for a %s plan: %j', (status, verbs) => {
  const offered = (forum: string) =>
    workPlanVerbs.filter((verb) => verb.isOffered({ status, forum })).map(({ name }) => name);
  expect(offered('CTWG')).toEqual(verbs);
  expect(offered('TELWG')).toEqual([]);
});
