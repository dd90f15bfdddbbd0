import { render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { dayIn, monthOf, placeIn } from './place';
import { YearChart, type YearItem } from './year';

describe('the place of a period in a year', () => {
  it('is exact where the days are known', () => {
    expect(placeIn(2020, { start: '2020-02-01', end: '2020-02-29' })).toEqual({
      from: 1,
      to: 2,
      isExact: true,
    });
    expect(placeIn(2020, { start: '2020-11-16', end: null })).toEqual({
      from: 10.5,
      to: 10 + 16 / 30,
      isExact: true,
    });
  });

  it('is a whole month where only the month is known, of either end', () => {
    const march = { from: 2, to: 3, isExact: false };
    expect(placeIn(2020, { start: '2020-03', end: null })).toEqual(march);
    expect(placeIn(2020, { start: '2020-03-01', end: '2020-03' })).toEqual(march);
  });

  it('is nowhere where only the year is known, or nothing', () => {
    expect(placeIn(2020, { start: '2020', end: null })).toBe('sometime');
    expect(placeIn(2020, { start: '2019', end: '2021' })).toBe('sometime');
    expect(placeIn(2020, { start: '2019', end: null })).toBe('outside');
    expect(placeIn(2020, { start: null, end: null })).toBe('undated');
  });

  it('is cut at the ends of the year, and outside of another', () => {
    expect(placeIn(2020, { start: '2019-12', end: '2020-01' })).toEqual({
      from: 0,
      to: 1,
      isExact: false,
    });
    expect(placeIn(2020, { start: '2021-01-01', end: '2021-01-02' })).toBe('outside');
  });

  it('knows today only in its own year', () => {
    expect(dayIn(2020, new Date('2020-06-15T12:00:00Z'))).toBeCloseTo(5 + 14.5 / 30);
    expect(dayIn(2020, new Date('2021-06-15T12:00:00Z'))).toBeUndefined();
  });

  it('begins in a month, or nobody knows in which', () => {
    expect(monthOf(placeIn(2020, { start: '2020-11-16', end: null }))).toBe(10);
    expect(monthOf('sometime')).toBeUndefined();
  });
});

const item = (name: string, start: string | null): YearItem => ({
  name,
  label: `Workshop ${name}`,
  href: `/activities/${name}`,
  period: { start, end: null },
  tone: 'good',
  aside: 'Completed',
  state: 'Completed',
});

it('draws a bar for what has a place, and says of the rest that it has none', () => {
  const { container } = render(
    <YearChart
      title="The year 2020"
      reading="Three."
      year={2020}
      today={new Date('2020-06-15T12:00:00Z')}
      groups={[
        {
          name: 'all',
          label: '',
          items: [item('A', '2020-03'), item('B', '2020'), item('C', null)],
        },
      ]}
    />,
  );
  expect(container.querySelectorAll('.year-bar.hatched')).toHaveLength(1);
  expect(container.querySelectorAll('.year-today')).toHaveLength(3);
  expect(screen.getByText('Some time in 2020')).toBeTruthy();
  const [month] = screen.getAllByRole('heading', { level: 3 });
  expect(month?.textContent).toBe('March');
  const table = screen.getByRole('table', { hidden: true });
  expect(
    within(table).getByRole('row', { name: /^C Workshop C/, hidden: true }).textContent,
  ).toContain('No date');
});
