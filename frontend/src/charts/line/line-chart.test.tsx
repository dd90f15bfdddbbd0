import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { LineChart } from './line-chart';
import { LineDrawing } from './line-drawing';
import { lineLayout } from './line-layout';

const data = {
  title: 'Over time',
  reading: '2 points, from 2 to 6.',
  points: [
    { on: '2018-06-30', value: 2 },
    { on: '2020-06-30', value: 6 },
  ],
  expected: [
    { on: '2018-01-01', value: 0 },
    { on: '2022-12-31', value: 10 },
  ],
  targets: [{ on: '2022-12-31', value: 10 }],
  forecast: { on: '2022-12-31', value: 12 },
};
const words = {
  measured: 'Measured',
  expected: 'Expected',
  target: 'Target',
  forecast: 'Forecast',
};
const formats = { value: String, date: String };
const frame = { left: 40, right: 340, top: 0, bottom: 100 };

it('puts days and values where their share of the scale says', () => {
  const { x, y, ticks } = lineLayout([...data.expected], frame, String);
  expect(ticks).toEqual([0, 5, 10]);
  expect(y(5)).toBe(50);
  expect(x('2018-01-01')).toBe(40);
  expect(x('2022-12-31')).toBe(340);
});

it('names the years that begin within the span', () => {
  const { labels } = lineLayout([...data.points, ...data.expected], frame, String);
  expect(labels.map(({ text }) => text)).toEqual(['2018', '2019', '2020', '2021', '2022']);
});

it('draws what was measured, expected, aimed at and forecast as lines that differ without colour', () => {
  const { container } = render(
    <LineDrawing data={data} words={words} formats={formats} width={400} />,
  );
  const dashes = (name: string) =>
    container.querySelector(`.${name}`)?.getAttribute('stroke-dasharray');
  expect(dashes('line-measured')).toBeNull();
  expect(dashes('line-expected')).toBe('1 4');
  expect(dashes('line-forecast')).toBe('5 4');
  expect(container.querySelectorAll('circle')).toHaveLength(2);
});

it('draws no forecast and no way to a target that the plan does not set', () => {
  const bare = { ...data, expected: [], targets: [], forecast: null };
  const { container } = render(
    <LineDrawing data={bare} words={words} formats={formats} width={400} />,
  );
  expect(container.querySelector('.line-forecast, .line-target, .line-expected')).toBeNull();
});

it('is read date by date with the keyboard, and marks the day that is read', () => {
  const { container } = render(<LineChart {...data} />);
  const reader = screen.getByRole('slider', { name: 'Over time: read date by date' });
  expect(reader.getAttribute('aria-valuetext')).toBe('30 June 2020 · Measured 6');
  fireEvent.input(reader, { target: { value: '3' } });
  expect(reader.getAttribute('aria-valuetext')).toBe(
    '31 December 2022 · Expected by then 10 · Target 10 · Forecast 12',
  );
  expect(container.querySelector('.line-at')).not.toBeNull();
});
