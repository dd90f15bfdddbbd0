import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { BarsDrawing } from './bars-drawing';
import { barsLayout } from './bars-layout';
import { StackedBarChart } from './stacked-bar';

const series = [
  { name: 'adopted', label: 'Adopted' },
  { name: 'draft', label: 'Draft' },
];
const rows = [
  { name: 'f', label: 'Secure finance', values: [20, 5], href: '/r?area=finance' },
  { name: 't', label: 'Secure trade', values: [0, 10] },
];
const data = { title: 'By area', reading: 'Most concern finance.', series, rows };

it('adds up each row, and links it where its records can be seen', () => {
  render(<StackedBarChart {...data} axis="Area" />);
  const link = screen.getByRole('link', { name: 'Secure finance: 25' });
  expect(link.getAttribute('href')).toBe('/r?area=finance');
  expect(screen.getAllByRole('link')).toHaveLength(1);
  expect(screen.getByRole('row', { name: 'Secure trade 0 10 10', hidden: true })).toBeTruthy();
});

it('draws all rows on one scale, their parts in the order of the series', () => {
  const [finance, trade] = barsLayout(series, rows, 640).rows;
  expect(finance?.total).toBe(25);
  expect(finance?.bar.slices.map(({ key, value }) => [key, value])).toEqual([
    ['0', 20],
    ['1', 5],
  ]);
  expect(trade?.bar.slices.map(({ key }) => key)).toEqual(['1']);
  expect((trade?.bar.length ?? 0) / (finance?.bar.length ?? 1)).toBeCloseTo(10 / 25);
});

it('puts labels above their bars where room is short, and beside them where it is not', () => {
  expect(barsLayout(series, rows, 320).rows[0]?.bar.x).toBe(0);
  expect(barsLayout(series, rows, 640).rows[0]?.bar.x).toBeGreaterThan(0);
});

it('writes all of a long label, on as many lines as it needs', () => {
  const label = 'Counter-terrorism capacity building for secure and resilient supply chains';
  const long = { ...data, rows: [{ label, values: [1, 1] }] };
  const { container } = render(<BarsDrawing data={long} width={640} format={String} />);
  const lines = [...container.querySelectorAll('text.label')].map((line) => line.textContent);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(label);
});

it('writes the count on a part that has room for it, and the sum behind the bar', () => {
  const { container } = render(<BarsDrawing data={data} width={640} format={String} />);
  const texts = [...container.querySelectorAll('text')].map((each) => each.textContent);
  expect(texts).toEqual([
    'Adopted',
    'Draft',
    'Secure finance',
    '20',
    '5',
    '25',
    'Secure trade',
    '10',
  ]);
});
