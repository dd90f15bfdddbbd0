import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { ActionPlanCycle, Milestone } from '../../api';
import { CycleSteps } from './cycle-steps';

const none = { count: 0, records: '/api/v1/action-plans' };
const milestone = (due: string | null): Milestone => ({
  due_on: due,
  days_left: null,
  economies: 21,
  done: none,
  in_time: none,
  missing: [],
});
const cycle = (reviewDue: string | null, updateDue: string | null): ActionPlanCycle => ({
  plan: 'CTWG-2018-2022',
  forum: 'CTWG',
  as_of: '2026-11-22',
  review: milestone(reviewDue),
  update: milestone(updateDue),
  economies: [
    {
      code: 'AUS',
      name: 'Australia',
      editions: [],
      review: { edition: 'midterm_review', is_done: true, on: '2020-11-12', is_in_time: true },
      update: { edition: null, is_done: false, on: null, is_in_time: null },
      last_update: null,
    },
  ],
});

it('says of each step whether it was taken, and by which day', () => {
  render(<CycleSteps cycle={cycle('2020-12-31', '2022-12-31')} economy="AUS" />);
  const [review, update] = screen.getAllByRole('definition');
  expect(review?.textContent).toBe('12 Nov 2020Due 31 December 2020');
  expect(update?.textContent).toBe('Not yetDue 31 December 2022');
});

it('leaves out what a plan names no day for, and is silent where it names none', () => {
  const { container, rerender } = render(
    <CycleSteps cycle={cycle(null, '2022-12-31')} economy="AUS" />,
  );
  expect(screen.getAllByRole('definition')).toHaveLength(1);
  rerender(<CycleSteps cycle={cycle(null, null)} economy="AUS" />);
  expect(container.textContent).toBe('');
});
