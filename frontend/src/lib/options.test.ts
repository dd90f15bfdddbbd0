import { expect, it } from 'vitest';
import { labelOf, matching } from './options';

const options = [
  { value: 'PER', label: 'Perú' },
  { value: 'VNM', label: 'Viet Nam', note: 'two words in APEC usage' },
];

it('finds options by any of their words, without minding case or accents', () => {
  expect(matching(options, 'peru')).toEqual([options[0]]);
  expect(matching(options, 'nam two')).toEqual([options[1]]);
  expect(matching(options, 'vnm')).toEqual([options[1]]);
  expect(matching(options, ' ')).toHaveLength(2);
});

it('shows a value that it does not know as it is', () => {
  expect(labelOf(options, 'XYZ')).toBe('XYZ');
});
