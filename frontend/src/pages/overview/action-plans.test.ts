import { expect, it } from 'vitest';
import { lastUpdates, readingOf, updateYears } from './action-plans';

const editions = [
  { economy: 'CHL', updated_on: '2015' },
  { economy: 'CHL', updated_on: '2020-10' },
  { economy: 'PER', updated_on: '2009-09' },
  { economy: 'VNM', updated_on: null },
];

it('takes the newest edition of each economy, and keeps the one without a date', () => {
  expect([...lastUpdates(editions)]).toEqual([
    ['CHL', '2020-10'],
    ['PER', '2009-09'],
    ['VNM', null],
  ]);
});

it('counts economies by year and says how many updated theirs since the plan began', () => {
  const updates = updateYears(editions);
  expect(updates.total).toBe(3);
  expect(updates.byYear).toHaveLength(12);
  expect(updates.byYear.at(-1)).toEqual({ year: 2020, count: 1 });
  expect(readingOf(updates, { starts_on: '2018-01-01' })).toBe(
    '1 of 3 economies updated theirs since 2018; the oldest is of September 2009.',
  );
});
