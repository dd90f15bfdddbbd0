import { expect, it } from 'vitest';
import type { StrategicPlanRead } from '../api';
import { currentPlanOf, forumFamily, forumsWithPlans } from './forum';

const fora = [
  { value: 'CTWG', predecessor: 'CTTF' },
  { value: 'CTTF', predecessor: null },
  { value: 'TELWG', predecessor: null },
];

const plan = (
  forum: string,
  starts_on: string,
  status: StrategicPlanRead['status'],
  parts = 1,
) => ({
  forum,
  starts_on,
  status,
  focus_areas: Array.from<StrategicPlanRead['focus_areas'][number]>({ length: parts }),
  objectives: [],
});

it('takes a body and its former name as one', () => {
  expect(forumFamily('CTWG', fora)).toEqual(['CTWG', 'CTTF']);
  expect(forumFamily('TELWG', fora)).toEqual(['TELWG']);
  const plans = [
    plan('TELWG', '2010', 'closed'),
    plan('CTTF', '2010', 'closed'),
    plan('CTWG', '2018', 'endorsed'),
  ];
  expect(forumsWithPlans(plans, fora)).toEqual(['CTWG', 'TELWG']);
});

it('shows the latest plan whose text is on record, and no draft before its time', () => {
  const old = plan('CTWG', '2018-01-01', 'endorsed');
  expect(currentPlanOf([plan('CTWG', '2023-01-01', 'draft'), old], 'CTWG')).toBe(old);
  expect(currentPlanOf([plan('CTWG', '2021-01-01', 'endorsed', 0), old], 'CTWG')).toBe(old);
  expect(currentPlanOf([old], 'TELWG')).toBeUndefined();
});
