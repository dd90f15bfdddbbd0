import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ColumnChart } from './columns';
import { ColumnsDrawing } from './columns-drawing';

const data = {
  title: 'Activities by year',
  reading: 'Most in 2010.',
  series: [{ name: 'n', label: 'Activities' }],
  columns: [
    { label: '2009', values: [3] },
    { label: '2010', values: [14] },
  ],
};

it('carries its reading in its name and its numbers in a table', () => {
  render(<ColumnChart {...data} axis="Year" />);
  expect(screen.getByRole('img', { name: 'Activities by year. Most in 2010.' })).toBeTruthy();
  const row = screen.getByRole('row', { name: '2010 14', hidden: true });
  expect(within(row).getByRole('cell', { hidden: true }).textContent).toBe('14');
});

it('gives its numbers as a file', async () => {
  const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
  render(<ColumnChart {...data} axis="Year" />);
  await userEvent.click(screen.getByRole('button', { name: /Download CSV/ }));
  const blob = create.mock.calls[0]?.[0];
  expect(blob).toBeInstanceOf(Blob);
  expect(await (blob as Blob).text()).toContain('2010,14');
});

it('draws each column as high as its value on the scale of the axis', () => {
  // The axis ends at 15; 178 units lie between it and 0: 3 of 15 are 35.6, 14 of 15 are 166.1.
  const { container } = render(<ColumnsDrawing data={data} width={338} format={String} />);
  const heights = [...container.querySelectorAll('rect')].map((each) =>
    each.getAttribute('height'),
  );
  expect(heights).toEqual(['35.6', '166.1']);
});

it('stacks the parts of a column and draws nothing for what is empty', () => {
  const stacked = {
    ...data,
    series: [
      { name: 'a', label: 'Adopted' },
      { name: 'b', label: 'Draft' },
    ],
    columns: [{ label: '2010', values: [0, 4] }],
  };
  const { container } = render(<ColumnsDrawing data={stacked} width={338} format={String} />);
  const parts = [...container.querySelectorAll('rect.fill-1, rect.fill-2')];
  // Two keys of the legend, and one part: nothing was adopted.
  expect(parts.map((each) => each.getAttribute('class'))).toEqual(['fill-1', 'fill-2', 'fill-2']);
});
