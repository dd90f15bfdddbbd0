import { expect, it } from 'vitest';
import { shortened } from './text';

it('cuts between two words and says that the text goes on', () => {
  expect(shortened('Exercise the recovery of one port', 12)).toBe('Exercise the …');
  expect(shortened('Exercise the recovery of one port', 15)).toBe('Exercise the …');
  expect(shortened('Borders, ports and airports', 10)).toBe('Borders …');
});

it('leaves a text that fits as it is', () => {
  expect(shortened('Exercise', 8)).toBe('Exercise');
});
