import { describe, expect, it } from 'vitest';
import { readingOf } from './economies';
import { measureNamed, yearsSince } from './measures';

const tile = (name: string, value: number | null, shown: string) => ({
  code: name,
  name,
  value,
  shown,
  href: '/economies',
});

describe('the map of the economies', () => {
  it('says who has most, and of how many nothing is on record', () => {
    const tiles = [
      tile('Canada', 4, '4 years'),
      tile('Hong Kong, China', 2, '2 years'),
      tile('Russia', null, '–'),
    ];
    expect(readingOf(tiles, { most: 'Oldest' })).toBe(
      'Oldest: Canada, 4 years. Of 1 economy nothing is on record.',
    );
  });

  it('does not call nothing the most of something', () => {
    expect(readingOf([tile('Canada', 0, '0')], { most: 'Most' })).toBe('None on record.');
    expect(readingOf([tile('Canada', null, '–')], { most: 'Most' })).toBe(
      'Nothing is on record that you may see.',
    );
  });

  it('offers a visitor no measure that only members see', () => {
    expect(measureNamed('overdue', false).name).toBe('activities');
    expect(measureNamed('overdue', true).name).toBe('overdue');
  });
});

it('counts whole years since a date, and never more than have passed', () => {
  expect(yearsSince('2020-09', '2026-11-22')).toBe(6);
  expect(yearsSince('2020-12', '2026-11-22')).toBe(5);
  expect(yearsSince('2020-11-23', '2026-11-22')).toBe(5);
  expect(yearsSince('2020', '2026-11-22')).toBe(5);
  expect(yearsSince('2026', '2026-11-22')).toBe(0);
});
