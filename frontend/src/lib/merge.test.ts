import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  type Conflict,
  conflictsOf,
  isSame,
  itemChanges,
  mergedItems,
  mergedValues,
  takenOver,
} from './merge';

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
    expect(mergedValues(mine, conflicts)).toEqual({
      ...base,
      title: 'B',
      place: 'Cusco',
      areas: ['finance'],
    });
    expect(mergedValues(mine, conflicts, new Map([['title', 'C']]))['title']).toBe('C');
  });

  it('names what is taken over, and not what both changed alike', () => {
    expect(takenOver(conflicts)).toEqual(['areas']);
    const alike = conflictsOf(base, { ...base, title: 'C' }, { ...base, title: 'C' });
    expect(takenOver(alike)).toEqual([]);
  });
});

describe('a list that two people changed', () => {
  const conflict: Conflict = {
    field: 'economies',
    base: ['AUS', 'PER', 'CHL'],
    mine: ['AUS', 'PER', 'VNM', 'JPN'],
    theirs: ['AUS', 'CHL', 'THA', 'JPN'],
    isContested: true,
  };

  it('is told item by item, with who did what', () => {
    expect(itemChanges(conflict)).toEqual([
      { item: 'AUS', change: 'kept', by: 'nobody' },
      { item: 'PER', change: 'removed', by: 'them' },
      { item: 'CHL', change: 'removed', by: 'me' },
      { item: 'VNM', change: 'added', by: 'me' },
      { item: 'JPN', change: 'added', by: 'both' },
      { item: 'THA', change: 'added', by: 'them' },
    ]);
  });

  it('holds what anybody added, without what anybody took away', () => {
    expect(mergedItems(conflict)).toEqual(['AUS', 'VNM', 'JPN', 'THA']);
  });

  it('compares rows by what they hold, and takes a missing list for an empty one', () => {
    const rows: Conflict = {
      ...conflict,
      base: null,
      mine: [{ title: 'A', url: null }],
      theirs: [{ url: null, title: 'A' }, { title: 'B' }],
    };
    expect(mergedItems(rows)).toEqual([{ title: 'A', url: null }, { title: 'B' }]);
  });
});
