import { expect, it } from 'vitest';
import { distanceWords } from './deadlines';

it('tells a distance in days, and a long one in years', () => {
  expect(distanceWords(1)).toBe('in 1 day');
  expect(distanceWords(-30)).toBe('30 days ago');
  expect(distanceWords(0)).toBe('today');
  expect(distanceWords(-1422)).toBe('3 years ago');
});
