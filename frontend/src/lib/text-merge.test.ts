import { describe, expect, it } from 'vitest';
import { mergedText } from './text-merge';

const base = 'Train the staff of hotels before the summer.';

describe('two changes of one text', () => {
  it('are both kept where they are apart', () => {
    const mine = 'Train all staff of hotels before the summer.';
    const theirs = 'Train the staff of hotels and airports before the summer.';
    expect(mergedText(base, mine, theirs)).toEqual({
      text: 'Train all staff of hotels and airports before the summer.',
      isOverlapping: false,
    });
  });

  it('stand one after the other where they meet', () => {
    const mine = 'Train the staff of hotels before the winter.';
    const theirs = 'Train the staff of hotels before the autumn.';
    expect(mergedText(base, mine, theirs)).toEqual({
      text: 'Train the staff of hotels before the winter. autumn.',
      isOverlapping: true,
    });
  });

  it('are one change where both made the same', () => {
    const changed = 'Train the staff of hotels before the winter.';
    expect(mergedText(base, changed, changed)).toEqual({ text: changed, isOverlapping: false });
  });

  it('are both kept when each adds a paragraph of its own at the end', () => {
    const merged = mergedText('One.', 'One.\n\nMine.', 'One.\n\nTheirs.');
    expect(merged.text).toContain('Mine.');
    expect(merged.text).toContain('Theirs.');
    expect(merged.isOverlapping).toBe(true);
  });

  it('lose no word that either added, whatever they are', () => {
    const words = ['a', 'b', 'c', 'd'];
    let seed = 11;
    const next = () => (seed = (seed * 16_807) % 2_147_483_647);
    const text = (mark: string) =>
      Array.from({ length: next() % 10 }, () =>
        next() % 3 === 0 ? `${mark}${next() % 50}` : words[next() % 4],
      ).join(' ');
    for (let round = 0; round < 300; round += 1) {
      const [old, mine, theirs] = [text('o'), text('m'), text('t')];
      const merged = mergedText(old, mine, theirs).text.split(/\s+/u);
      for (const added of [...mine.matchAll(/m\d+/gu), ...theirs.matchAll(/t\d+/gu)]) {
        expect(merged).toContain(added[0]);
      }
    }
  });
});
