import { describe, expect, it } from 'vitest';
import {
  bands,
  flow,
  labelStep,
  scaleOf,
  shadeOf,
  shadeRanges,
  stack,
  textWidth,
  ticksUpTo,
  valueTicks,
  wrapped,
  yearsBetween,
} from '.';

describe('geometry', () => {
  it('puts ticks at round numbers that reach the largest value', () => {
    expect(ticksUpTo(14)).toEqual([0, 5, 10, 15]);
    expect(ticksUpTo(3)).toEqual([0, 1, 2, 3]);
    expect(ticksUpTo(184)).toEqual([0, 50, 100, 150, 200]);
    expect(ticksUpTo(0)).toEqual([0, 1]);
  });

  it('puts ticks at quarters for shares and at whole numbers for counts', () => {
    expect(valueTicks(0.4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(valueTicks(3)).toEqual([0, 1, 2, 3]);
  });

  it('puts a value between the ends of its scale, and a single one in the middle', () => {
    expect(scaleOf(0, 10, 200, 0)(5)).toBe(100);
    expect(scaleOf(0, 10, 200, 0)(10)).toBe(0);
    expect(scaleOf(7, 7, 0, 50)(7)).toBe(25);
  });

  it('breaks a text between words so that each line fits, and never inside a word', () => {
    const lines = wrapped('Countering the financing of terrorism', 120, 12);
    expect(lines.join(' ')).toBe('Countering the financing of terrorism');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
    expect(wrapped('Secure …', 10, 12)).toEqual(['Secure\u00a0…']);
    expect(wrapped('Counterterrorism', 10, 12)).toEqual(['Counterterrorism']);
    expect(wrapped('', 10, 12)).toEqual([]);
  });

  it('lets a legend flow onto another line only when it no longer fits', () => {
    expect(flow([40, 40, 40], 100, 10)).toEqual([
      { index: 0, x: 0, line: 0 },
      { index: 1, x: 50, line: 0 },
      { index: 2, x: 0, line: 1 },
    ]);
  });

  it('divides a length into bands that stay inside it', () => {
    const result = bands(4, 100, 0.2);
    expect(result).toHaveLength(4);
    expect(result[0]).toEqual({ start: 2.5, size: 20 });
    expect((result[3]?.start ?? 0) + (result[3]?.size ?? 0)).toBeLessThanOrEqual(100);
    expect(bands(0, 100)).toEqual([]);
  });

  it('stacks values end to end and leaves out what is empty', () => {
    const slices = stack(
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 0 },
        { key: 'c', value: 3 },
      ],
      200,
    );
    expect(slices).toEqual([
      { key: 'a', value: 1, start: 0, size: 50 },
      { key: 'c', value: 3, start: 50, size: 150 },
    ]);
    expect(stack([{ key: 'a', value: 0 }], 100)).toEqual([]);
  });

  it('keeps the years in which nothing happened', () => {
    expect(yearsBetween([2013, 2010])).toEqual([2010, 2011, 2012, 2013]);
    expect(yearsBetween([])).toEqual([]);
  });

  it('labels only as many bands as fit', () => {
    expect(labelStep(20, 800, 40)).toBe(1);
    expect(labelStep(20, 300, 40)).toBe(5);
  });

  it('shades nothing as 0, anything as at least 1, and the largest as the last', () => {
    expect(shadeOf(0, 10)).toBe(0);
    expect(shadeOf(1, 100)).toBe(1);
    expect(shadeOf(100, 100)).toBe(5);
  });

  it('names the whole numbers of each shade without gap or overlap', () => {
    expect(shadeRanges(3)).toEqual([
      { shade: 2, from: 1, to: 1 },
      { shade: 4, from: 2, to: 2 },
      { shade: 5, from: 3, to: 3 },
    ]);
    const ranges = shadeRanges(23);
    expect(ranges[0]?.from).toBe(1);
    expect(ranges.at(-1)?.to).toBe(23);
  });
});
