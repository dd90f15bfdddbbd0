import { describe, expect, it } from 'vitest';
import { changesBetween, conflictsOf, isSame, mergedValues } from './merge';

const base = {
  title: 'A',
  place: 'Lima',
  areas: ['travel'],
  planned: { start: '2020', end: null },
};

describe('comparing values', () => {
  it('looks at contents, not at identity or key order', () => {
    expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSame(null, undefined)).toBe(true);
    expect(isSame(0, null)).toBe(false);
    expect(isSame([], {})).toBe(false);
  });

  it('sends only what changed', () => {
    const mine = { ...base, place: null, areas: ['travel'] };
    expect(changesBetween(base, mine)).toEqual({ place: null });
  });
});

describe('two people and one record', () => {
  const mine = { ...base, title: 'B', place: 'Cusco' };
  const theirs = { ...base, title: 'C', areas: ['finance'] };
  const conflicts = conflictsOf(base, mine, theirs);

  it('contests only what both changed differently', () => {
    expect(conflicts.map(({ field, isContested }) => [field, isContested])).toEqual([
      ['title', true],
      ['areas', false],
    ]);
    expect(conflictsOf(base, { ...base, title: 'C' }, { ...base, title: 'C' })).toEqual([
      { field: 'title', base: 'A', mine: 'C', theirs: 'C', isContested: false },
    ]);
  });

  it('keeps both: theirs where I changed nothing, and the choice where both did', () => {
    expect(mergedValues(mine, conflicts, {})).toEqual({
      ...base,
      title: 'B',
      place: 'Cusco',
      areas: ['finance'],
    });
    expect(mergedValues(mine, conflicts, { title: 'theirs' })['title']).toBe('C');
  });
});
