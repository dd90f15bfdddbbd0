import { describe, expect, it } from 'vitest';
import { differenceOf, editsBetween, wordsOf } from './word-diff';

const side = (from: string, to: string, hidden: 'added' | 'removed') =>
  differenceOf(from, to)
    .filter(({ change }) => change !== hidden)
    .map(({ text }) => text)
    .join('');

it('splits a text into words that make the same text again', () => {
  const text = '  Train the\n\nstaff  of hotels. ';
  expect(wordsOf(text).join('')).toBe(text);
  expect(wordsOf('a b')).toEqual(['a ', 'b']);
  expect(wordsOf('')).toEqual([]);
});

describe('the difference of two texts', () => {
  it('is what was taken away and what was added, in words', () => {
    expect(differenceOf('Train the staff of hotels', 'Train all staff of hotels')).toEqual([
      { change: 'same', text: 'Train ' },
      { change: 'removed', text: 'the ' },
      { change: 'added', text: 'all ' },
      { change: 'same', text: 'staff of hotels' },
    ]);
  });

  it('is nothing for the same text, and all for an empty one', () => {
    expect(differenceOf('a b', 'a b')).toEqual([{ change: 'same', text: 'a b' }]);
    expect(differenceOf('', 'a b')).toEqual([{ change: 'added', text: 'a b' }]);
    expect(differenceOf('a b', '')).toEqual([{ change: 'removed', text: 'a b' }]);
    expect(differenceOf('', '')).toEqual([]);
  });

  it('always leads from the one to the other', () => {
    const words = ['a', 'b', 'c', 'd', 'e'];
    let seed = 7;
    const next = () => (seed = (seed * 16_807) % 2_147_483_647);
    const text = () => Array.from({ length: next() % 12 }, () => words[next() % 5]).join(' ');
    for (let round = 0; round < 300; round += 1) {
      const [from, to] = [text(), text()];
      expect(side(from, to, 'added')).toBe(from);
      expect(side(from, to, 'removed')).toBe(to);
    }
  });

  it('is the shortest one', () => {
    const edits = editsBetween(Array.from('abcabba'), Array.from('cbabac'));
    const changes = edits.reduce(
      (sum, { start, end, words }) => sum + end - start + words.length,
      0,
    );
    // The example of Myers' paper, whose shortest edit has five steps.
    expect(changes).toBe(5);
  });

  it('of two long texts that share nothing is told at once', () => {
    const [a, b] = ['x', 'y'].map((word) => Array(5000).fill(word).join(' '));
    const start = performance.now();
    expect(differenceOf(a ?? '', b ?? '').map(({ change }) => change)).toEqual([
      'removed',
      'added',
    ]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
