import { expect, it } from 'vitest';
import { labelsOf } from './labels';

it('finds the words for the place that a rule points to, at any depth', () => {
  const labelOf = labelsOf({ thrust: 'Thrust', 'addressed_to.economies': 'Economies' });
  expect(labelOf({ code: 'x', detail: '', pointer: '/thrust/0/rationale' })).toBe('Thrust');
  expect(labelOf({ code: 'x', detail: '', pointer: '/addressed_to/economies/2' })).toBe(
    'Economies',
  );
  expect(labelOf({ code: 'x', detail: '', pointer: '/elsewhere' })).toBeUndefined();
  expect(labelOf({ code: 'x', detail: '' })).toBeUndefined();
});
