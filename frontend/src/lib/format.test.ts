import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatDate,
  formatList,
  formatPeriod,
  formatShare,
  humanize,
  plural,
} from './format';

/** The dash and the spaces around it differ between versions of the locale's data. */
const plain = (text: string) => text.replaceAll(/[\s\u2009]*[–-][\s\u2009]*/g, '–');

describe('dates', () => {
  it('are shown no more exactly than they are known', () => {
    expect(formatDate('2003-02-23')).toBe('23 February 2003');
    expect(formatDate('2013-06')).toBe('June 2013');
    expect(formatDate('2009')).toBe('2009');
    expect(formatDate('soon')).toBe('soon');
  });

  it('fold what both ends of a period share', () => {
    const period = (start: string, end: string) => plain(formatPeriod({ start, end }));
    expect(period('2003-02-23', '2003-02-25')).toBe('23–25 February 2003');
    expect(formatPeriod({ start: '2003-02-23', end: '2003-02-25' }, 'short')).toBe(
      '23–25 Feb 2003',
    );
    expect(period('2012-11', '2013-01')).toBe('November 2012–January 2013');
    expect(period('2009', '2011')).toBe('2009–2011');
    expect(period('2009', '2009')).toBe('2009');
  });

  it('keep the precision of each end where the two differ', () => {
    expect(plain(formatPeriod({ start: '2013-06', end: '2014' }))).toBe('June 2013–2014');
  });

  it('cope with one end, with none, and with ends in the wrong order', () => {
    expect(formatPeriod({ start: '2010-05', end: null })).toBe('May 2010');
    expect(formatPeriod({ start: null, end: '2010-05' })).toBe('until May 2010');
    expect(formatPeriod({ start: null, end: null })).toBe('');
    expect(plain(formatPeriod({ start: '2011', end: '2009' }))).toBe('2011–2009');
  });

  it('are counted in calendar days', () => {
    expect(daysBetween(new Date('2020-12-01T23:00:00Z'), '2020-12-31')).toBe(30);
    expect(daysBetween(new Date('2026-11-22T08:00:00Z'), '2022-12-31')).toBe(-1422);
  });
});

describe('words', () => {
  it('agree with their number', () => {
    expect(plural(1, 'activity', 'activities')).toBe('1 activity');
    expect(plural(1240, 'activity', 'activities')).toBe('1,240 activities');
  });

  it('make a code readable', () => {
    expect(humanize('under_way')).toBe('Under way');
    expect(humanize('star-conference')).toBe('Star conference');
  });

  it('join a list whose members hold commas', () => {
    expect(formatList(['Chile', 'Hong Kong, China'])).toBe('Chile and Hong Kong, China');
    expect(formatShare(0.426)).toBe('43%');
  });
});
