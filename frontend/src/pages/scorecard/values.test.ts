import { expect, it } from 'vitest';
import { kpi } from '../../testing/kpi';
import { standsAt, valueWords } from './values';

const nothing = { value: null, numerator: null, denominator: null, rating: null, narrative: null };

it('writes a value in the terms of its measure', () => {
  const share = { measure: 'share', unit: 'economies' } as const;
  const count = { measure: 'count', unit: 'conferences' } as const;
  expect(valueWords(share, { ...nothing, value: 0.5, numerator: 1, denominator: 2 })).toBe(
    '50% (1 of 2)',
  );
  expect(valueWords(count, { ...nothing, value: 2 })).toBe('2 conferences');
  expect(valueWords(count, { ...nothing, value: 1 })).toBe('1');
  expect(valueWords({ measure: 'ordinal', unit: null }, { ...nothing, rating: 'moderate' })).toBe(
    'Moderate',
  );
});

it('keeps nothing and not known apart', () => {
  const count = { measure: 'count', unit: null } as const;
  expect(valueWords(count, { ...nothing, value: 0 })).toBe('0');
  expect(valueWords(count, nothing)).toBe('Not known');
});

it('says how many economies told of what cannot be added up, and when nobody did', () => {
  const told = { ...kpi, value: null, numerator: null, denominator: null };
  const row = { ...nothing, economy: 'CHL', on: null, records: '' };
  expect(standsAt({ ...told, economies: [row], not_reported: ['PER', 'AUS'] })).toBe(
    '1 of 3 economies reported',
  );
  expect(standsAt({ ...told, not_reported: ['PER', 'AUS'] })).toBe('Not measured yet');
  expect(standsAt(told)).toBe('Not measured yet');
  expect(standsAt({ ...told, value: 0 })).toBe('0 conferences');
});
