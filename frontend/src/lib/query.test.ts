import { describe, expect, it } from 'vitest';
import { nextSort, searchOf, splitList, toggled, withFilters, withParams } from './query';

describe('list state in the address', () => {
  it('sets and removes parameters and keeps the others', () => {
    expect(withParams('/activities?q=food&sort=title', { q: '', status: 'draft' })).toBe(
      '/activities?sort=title&status=draft',
    );
    expect(withParams('/activities?q=food', { q: '' })).toBe('/activities');
  });

  it('keeps commas readable and other marks safe', () => {
    expect(withParams('/r', { economy: 'HKG,VNM', q: 'a&b=c' })).toBe(
      '/r?economy=HKG,VNM&q=a%26b%3Dc',
    );
  });

  it('makes a query string of what is not empty', () => {
    expect(searchOf({ q: '', status: 'draft', count: 'true' })).toBe('?status=draft&count=true');
    expect(searchOf({})).toBe('');
  });

  it('starts at the first page again when a filter changes', () => {
    expect(withFilters('/r?cursor=abc', { q: 'x' })).toBe('/r?q=x');
  });

  it('turns a column through ascending, descending and the default order', () => {
    expect(nextSort(undefined, 'ref')).toBe('ref');
    expect(nextSort('ref', 'ref')).toBe('-ref');
    expect(nextSort('-ref', 'ref')).toBe('');
    expect(nextSort('year,ref', 'year')).toBe('-year');
  });

  it('adds a value that is not there and takes off one that is', () => {
    expect(toggled(splitList('a,b'), 'b')).toEqual(['a']);
    expect(toggled(splitList(''), 'b')).toEqual(['b']);
  });
});
