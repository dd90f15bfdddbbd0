import { render, screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { Scorecard, ScorecardKpi } from '../../api';
import { kpi } from '../../testing/kpi';
import { shownOf } from './kpi-tile';
import { KpiTiles, Objectives, standingCounts, standingsReading } from './standings';

const nothing: ScorecardKpi = {
  ...kpi,
  ref: 'P.O1.i',
  value: null,
  series: [],
  status: 'no_target',
};
const objectives = [
  { ref: 'P.O1', label: 'Objective 1', text: '', kpis: [nothing] },
  {
    ref: 'P.O6',
    label: 'Objective 6',
    text: '',
    kpis: [
      kpi,
      { ...kpi, ref: 'P.O6.ii', status: 'at_risk' as const },
      { ...kpi, ref: 'P.O6.i.a', parent: 'P.O6.i' },
    ],
  },
  { ref: 'P.O7', label: 'Objective 7', text: '', kpis: [] },
];
const card: Scorecard = {
  plan: 'P',
  title: 'Plan',
  forum: 'CTWG',
  as_of: '2021-06-01',
  objectives,
};

it('counts the numbered indicators of an objective by standing, without their sub-items', () => {
  // Met, on track, behind, unjudged, not measured.
  expect(objectives.map(standingCounts)).toEqual([
    [0, 0, 0, 0, 1],
    [0, 1, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
  expect(standingsReading(objectives)).toBe('1 on track; 1 behind; 1 not measured yet.');
});

it('draws objectives that have indicators, each as a link to its part of the scorecard', () => {
  render(<Objectives card={card} />);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/scorecards/P#P.O1', '/scorecards/P#P.O6']);
});

it('shows what was measured first, and no number where nothing was', () => {
  render(<KpiTiles card={card} />);
  const tiles = screen.getAllByRole('listitem');
  const isBlank = tiles.map((tile) => within(tile).queryByText('Not measured yet') !== null);
  expect(isBlank).toEqual(isBlank.toSorted((a, b) => Number(a) - Number(b)));
  const blank = tiles.at(-1);
  expect(isBlank.at(-1)).toBe(true);
  expect(blank?.querySelector('.number')).toBeNull();
});

it('shows a share with what it is a share of, and a step on a scale in words', () => {
  const share = { ...kpi, measure: 'share', unit: 'economies', value: 0.5 } as const;
  expect(shownOf({ ...share, numerator: 8, denominator: 16 })).toEqual({
    value: '50%',
    of: '8 of 16 economies',
  });
  expect(shownOf({ ...kpi, value: 0 })).toEqual({ value: '0', of: 'conferences' });
  expect(shownOf({ ...kpi, value: null, rating: 'moderate' })).toEqual({ value: 'Moderate' });
  expect(shownOf({ ...kpi, value: null, narrative: 'Widely done.' })).toEqual({
    value: 'Told in words',
  });
  const told = { economy: 'AUS', narrative: 'Done.' } as ScorecardKpi['economies'][number];
  const some = { ...kpi, value: null, economies: [told], not_reported: ['PER', 'CHL'] };
  expect(shownOf(some)).toEqual({ value: '1', of: 'of 3 economies reported' });
});

it('says of a plan without indicators that it sets none', () => {
  render(<KpiTiles card={{ ...card, objectives: [] }} />);
  expect(screen.getByText('This plan sets no indicators.')).toBeTruthy();
});
