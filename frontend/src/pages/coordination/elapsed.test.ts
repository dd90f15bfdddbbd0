import { expect, it } from 'vitest';
import { elapsed } from './elapsed';

it('counts days, then months, then years, and rounds nothing up', () => {
  expect(elapsed(1)).toBe('1 day');
  expect(elapsed(59)).toBe('59 days');
  expect(elapsed(134)).toBe('4 months');
  expect(elapsed(729)).toBe('23 months');
  expect(elapsed(731)).toBe('2 years');
  expect(elapsed(1230)).toBe('3 years');
});
