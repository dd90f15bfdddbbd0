import { expect, it } from 'vitest';
import type { ScorecardKpi } from '../../api';
import { kpi } from '../../testing/kpi';
import { expectedLine, lastDay, readingOf, standingOf, tagOf } from './pace';

const economy = {
  economy: 'CHL',
  value: 0,
  numerator: null,
  denominator: null,
  rating: null,
  narrative: null,
  on: null,
  records: '',
};
const plan = { starts_on: '2018-01-01' };

it('says that nothing was measured instead of judging or showing 0', () => {
  const nothing = { ...kpi, value: null, status: 'too_few_points' as const, series: [] };
  expect(standingOf(nothing)).toBe('not_measured');
  expect(tagOf(nothing)).toBe('not_measured');
  expect(readingOf(nothing)).toBe('Nothing was measured yet: that is not 0.');
  expect(standingOf({ ...nothing, value: 0 })).toBe('unjudged');
});

it('counts what some economies told as measured, though no sum can be made of it', () => {
  const told: ScorecardKpi = {
    ...kpi,
    measure: 'qualitative',
    value: null,
    status: 'no_target',
    economies: [{ ...economy, value: null, narrative: 'Done.' }],
    not_reported: ['PER'],
  };
  expect(standingOf(told)).toBe('unjudged');
  expect(standingOf({ ...told, economies: [] })).toBe('not_measured');
});

it('counts what is at risk as behind, and what has no target as not judged', () => {
  expect(standingOf({ ...kpi, status: 'at_risk' })).toBe('behind');
  expect(standingOf({ ...kpi, status: 'no_target' })).toBe('unjudged');
  expect(standingOf(kpi)).toBe('on_track');
});

it('reads a forecast only as what comes if it goes on so', () => {
  expect(readingOf(kpi)).toBe('If it goes on so: 3 conferences by 31 December 2022.');
});

it('tells what there was by the day of a target that was missed', () => {
  const missed: ScorecardKpi = {
    ...kpi,
    status: 'off_track',
    forecast: null,
    targets: [{ value: 2, due_on: '2022-12-31', reached: 1, status: 'missed' }],
  };
  expect(tagOf(missed)).toBe('missed');
  expect(readingOf(missed)).toBe('1 by the day of the target: 31 December 2022.');
});

it('begins the expected way of a counted measure with the plan, at nothing', () => {
  expect(expectedLine(kpi, plan)).toEqual([
    { on: '2018-01-01', value: 0 },
    { on: '2022-12-31', value: 2 },
  ]);
});

it('begins the expected way of another measure at its baseline, or draws none', () => {
  const share: ScorecardKpi = { ...kpi, measure: 'share', formula: null };
  expect(expectedLine(share, plan)).toEqual([]);
  const started: ScorecardKpi = {
    ...share,
    baseline: { value: 0.25, on: '2017', note: null, is_counted: false },
  };
  expect(expectedLine(started, plan)[0]).toEqual({ on: '2017-12-31', value: 0.25 });
});

it('takes the last day of a month or a year that is known no closer', () => {
  expect(lastDay('2020-02')).toBe('2020-02-29');
  expect(lastDay('2017')).toBe('2017-12-31');
  expect(lastDay('2017-05-03')).toBe('2017-05-03');
});
