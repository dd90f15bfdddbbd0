import { expect, it } from 'vitest';
import { countOf } from './one-way';

it('counts what lies one way, the kinds together, with what is left off', () => {
  const counts = [
    { direction: 'upstream', kind: 'mandate', count: 2, left_off: 0, records: null },
    { direction: 'downstream', kind: 'activity', count: 60, left_off: 10, records: '/x' },
    { direction: 'downstream', kind: 'recommendation', count: 3, left_off: 0, records: '/y' },
  ] as const;
  expect(countOf(counts, 'upstream')).toBe(2);
  expect(countOf(counts, 'downstream')).toBe(63);
});
