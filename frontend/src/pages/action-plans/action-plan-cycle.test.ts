import { expect, it } from 'vitest';
import { countdownWords } from './action-plan-cycle';

it('counts the days until a milestone, and those since', () => {
  expect(countdownWords({ days_left: 40 })).toBe('40 days left');
  expect(countdownWords({ days_left: -1 })).toBe('1 day past');
  expect(countdownWords({ days_left: null })).toBe('');
});
