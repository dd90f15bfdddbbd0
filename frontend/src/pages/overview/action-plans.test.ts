import { expect, it } from 'vitest';
import { readingOf, updateYears } from './action-plans';

const economies = ['2015', '2020-10', '2009-09', null].map((on, place) => ({
  last_update: on === null ? null : { ref: `CTAP-${place}`, on },
}));

it('counts economies by year and says how many updated theirs since the plan began', () => {
  const updates = updateYears(economies);
  expect(updates.byYear).toHaveLength(12);
  expect(updates.byYear.at(-1)).toEqual({ year: 2020, count: 1 });
  expect(readingOf(updates, { starts_on: '2018-01-01' })).toBe(
    '1 of 4 economies updated theirs since 2018; the oldest is of September 2009.',
  );
});

it('says that nothing is dated instead of counting none', () => {
  const updates = updateYears([{ last_update: null }]);
  expect(updates.byYear).toEqual([]);
  expect(readingOf(updates, { starts_on: '2018-01-01' })).toBe(
    'No action plan on record is dated.',
  );
});
