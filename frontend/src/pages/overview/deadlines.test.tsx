import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { ActionPlanCycle, Scorecard } from '../../api';
import { kpi } from '../../testing/kpi';
import { countdown, Deadlines, deadlinesOf } from './deadlines';

const share = { ...kpi, measure: 'share', unit: 'economies', text: 'All reviewed' } as const;
const card: Scorecard = {
  plan: 'P',
  title: 'Plan',
  forum: 'CTWG',
  as_of: '2021-06-01',
  objectives: [
    {
      ref: 'P.O2',
      label: 'Objective 2',
      text: '',
      kpis: [
        {
          ...share,
          formula: { name: 'action-plan-cycle', parameters: {} },
          targets: [
            { value: 1, due_on: '2019-12-31', reached: null, status: 'not_reported' },
            { value: 1, due_on: '2020-12-31', reached: 0.5, status: 'missed' },
            { value: 1, due_on: '2022-12-31', reached: 0.5, status: 'open' },
          ],
        },
        { ...kpi, targets: [{ value: 2, due_on: '2021-07-01', reached: 1, status: 'open' }] },
      ],
    },
  ],
};
const milestone = {
  due_on: '2020-12-31',
  days_left: -152,
  economies: 21,
  done: { count: 12, records: '' },
  in_time: null,
  missing: [],
};
const cycle: ActionPlanCycle = {
  plan: 'P',
  forum: 'CTWG',
  as_of: '2021-06-01',
  review: milestone,
  update: { ...milestone, due_on: '2019-12-31', done: { count: 0, records: '' } },
  economies: [],
};

it('counts down what is to come, in days, and in years when it is far', () => {
  expect(countdown(0)).toBe('today');
  expect(countdown(1)).toBe('in 1 day');
  expect(countdown(30)).toBe('in 30 days');
  expect(countdown(1422)).toBe('in 3 years');
});

it('puts what is to come first, the nearest first, and then what was last', () => {
  expect(deadlinesOf(card).map(({ dueOn }) => dueOn)).toEqual([
    '2021-07-01',
    '2022-12-31',
    '2020-12-31',
    '2019-12-31',
  ]);
});

it('says of a past day whether it was met, not how long ago it was', () => {
  const today = new Date('2021-06-01T12:00:00Z');
  render(<Deadlines deadlines={deadlinesOf(card)} cycle={cycle} today={today} />);
  const [next, , missed, unknown] = screen.getAllByRole('listitem').map((each) => each.textContent);
  expect(next).toContain('in 30 days');
  expect(missed).toContain('Missed');
  expect(missed).toContain('reached by then: 50% · 12 of 21 economies');
  expect(missed).not.toMatch(/ago/);
  expect(unknown).toContain('Not reported');
  expect(unknown).not.toContain('reached');
  expect(unknown).not.toContain('of 21 economies');
});
