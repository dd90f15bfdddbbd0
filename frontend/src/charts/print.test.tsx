import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { BarsDrawing } from './stacked-bar/bars-drawing';
import { ColumnsDrawing } from './columns/columns-drawing';
import { LineDrawing } from './line/line-drawing';
import { draw, PAPER_WIDTH, paperDate, paperNumber, paperShare } from './print';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const words = {
  measured: 'Measured',
  expected: 'Expected',
  target: 'Target',
  forecast: 'Forecast',
  months,
};
const named = { title: 'A title', reading: 'A reading with <marks> & signs.' };
const series = [
  { name: 'a', label: 'Implemented' },
  { name: 'b', label: 'Planned' },
];

/** A drawing as the page has it in its document. */
function onPage(drawing: Parameters<typeof render>[0]): Element | null {
  return render(drawing).container.querySelector('svg');
}

/** A drawing as text, read as XML: what a paper's renderer gets has to be well formed. */
function onPaper(text: string): Element {
  const read = new DOMParser().parseFromString(text, 'image/svg+xml');
  return read.documentElement;
}

function parts(element: Element | null): string[] {
  return [...(element?.querySelectorAll('*') ?? [])].map((each) =>
    [each.tagName, ...[...each.attributes].map(({ name, value }) => `${name}=${value}`).toSorted()]
      .concat(each.children.length === 0 ? each.textContent : '')
      .join(' '),
  );
}

it('draws bars on paper exactly as on a page of that width', () => {
  const rows = [{ label: 'Hong Kong, China', values: [3, 1200] }];
  const data = { ...named, series, rows };
  const page = onPage(<BarsDrawing data={data} width={PAPER_WIDTH} format={paperNumber} />);
  const paper = onPaper(draw('bars', JSON.stringify(data), '{}'));
  expect(parts(paper)).toEqual(parts(page));
  expect(parts(paper).join()).toContain('1,200');
});

it('draws columns on paper exactly as on a page of that width', () => {
  const data = { ...named, series, columns: [{ label: '2018', values: [3, 4] }] };
  const page = onPage(<ColumnsDrawing data={data} width={PAPER_WIDTH} format={paperNumber} />);
  expect(parts(onPaper(draw('columns', JSON.stringify(data), '{}')))).toEqual(parts(page));
});

it('draws a line on paper exactly as on a page of that width, with shares as percentages', () => {
  const data = {
    ...named,
    points: [{ on: '2018-06-30', value: 0.25 }],
    expected: [],
    targets: [{ on: '2019-12-31', value: 0.5 }],
    forecast: null,
  };
  const formats = { value: paperShare, date: (on: string) => paperDate(on, months) };
  const page = onPage(
    <LineDrawing data={data} words={words} formats={formats} width={PAPER_WIDTH} />,
  );
  const asked = JSON.stringify({ ...data, isShare: true });
  const paper = onPaper(draw('line', asked, JSON.stringify(words)));
  expect(parts(paper)).toEqual(parts(page));
  expect(parts(paper).join()).toContain('31 Dec 2019');
});

it('writes numbers and dates without the locale data that its engine has not', () => {
  expect(paperNumber(1234567)).toBe('1,234,567');
  expect(paperNumber(12.345)).toBe('12.35');
  expect(paperShare(0.5)).toBe('50%');
  expect(paperDate('2018-05-09', months)).toBe('9 May 2018');
  expect(paperDate('2018-05', months)).toBe('May 2018');
});
