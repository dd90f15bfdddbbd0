import { expect, it } from 'vitest';
import type { StrategicPlanRead, WorkPlanRead } from '../../api';
import { addressOf, askedOf, fileNameOf, KIND_NAMES, likelyOf, missingOf, yearsOf } from './kinds';

it('asks the API for what the kind takes, and for nothing else', () => {
  const params = { work_plan: 'CTWG-2018', plan: 'CTWG-2018-2022', since: '2018-03-01', q: 'x' };
  expect(askedOf('work-plan', params)).toEqual({ work_plan: 'CTWG-2018', since: '2018-03-01' });
  expect(addressOf('work-plan', params, 'pdf')).toBe(
    '/api/v1/reports/work-plan?work_plan=CTWG-2018&since=2018-03-01&format=pdf',
  );
});

it('offers for every kind what has changed since a day or a meeting', () => {
  for (const kind of KIND_NAMES) {
    expect(askedOf(kind, { since: '2018-03-01', meeting: 'CTWG-2018-M01' })).toEqual({
      since: '2018-03-01',
      meeting: 'CTWG-2018-M01',
    });
  }
});

it('names a file by what it is about', () => {
  const params = { plan: 'CTWG-2018-2022', year: '2021', since: '2018-03-01' };
  expect(fileNameOf('fora-report', params, 'docx')).toBe('fora-report-CTWG-2018-2022-2021.docx');
});

it('knows what is still to be chosen', () => {
  expect(missingOf('economy-brief', {})).toEqual(['economy']);
  expect(missingOf('compliance', {})).toEqual([]);
});

it('offers the years of a plan that have come, the latest first', () => {
  const plan = { starts_on: '2018-01-01', ends_on: '2022-12-31' };
  expect(yearsOf(plan, 2020)).toEqual([2020, 2019, 2018]);
  expect(yearsOf(plan, 2026)).toEqual([2022, 2021, 2020, 2019, 2018]);
  expect(yearsOf(plan, 2016)).toEqual([2018]);
});

it('begins with what is likely meant', () => {
  const plan = {
    ref: 'CTWG-2018-2022',
    forum: 'CTWG',
    status: 'endorsed',
    starts_on: '2018-01-01',
    ends_on: '2022-12-31',
    focus_areas: [],
    objectives: [],
  } as unknown as StrategicPlanRead;
  const workPlans = [
    { ref: 'TELWG-2022', forum: 'TELWG' },
    { ref: 'CTWG-2021', forum: 'CTWG' },
  ] as WorkPlanRead[];
  const choices = { plans: [plan], workPlans, meetings: [] };
  expect(likelyOf('fora-report', choices, 'CTWG', 'PER')).toEqual({
    plan: 'CTWG-2018-2022',
    year: '2022',
  });
  expect(likelyOf('work-plan', choices, 'CTWG', null)).toEqual({ work_plan: 'CTWG-2021' });
  expect(likelyOf('economy-brief', choices, 'CTWG', 'PER')).toEqual({ economy: 'PER' });
  expect(likelyOf('compliance', choices, 'CTWG', 'PER')).toEqual({});
});
