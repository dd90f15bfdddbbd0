import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { draw, PAPER_WIDTH, paperNumber } from '../../charts/print';
import { BarsDrawing } from '../../charts/stacked-bar/bars-drawing';
import { readPage } from './page-parts';
import { Paper } from './paper';

const pageOf = (body: string) => readPage(`<!doctype html><body>${body}</body>`);

it('takes over headings beneath those of the page, tables and drawings', () => {
  const { container } = render(
    <Paper
      parts={pageOf(
        '<header><h1>Work plan</h1><p class="stamp">As of today</p></header>' +
          '<main><h2>Thrust</h2><div class="scrolls"><table><caption>Areas</caption><tbody><tr>' +
          '<th scope="col">FA1</th></tr></tbody></table></div>' +
          '<svg viewBox="0 0 1 1" role="img"><title>Bars</title>' +
          '<rect x="1" fill="#1b4f72"></rect></svg></main>',
      )}
    />,
  );
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Work plan');
  expect(screen.getByRole('heading', { level: 4 }).textContent).toBe('Thrust');
  expect(screen.getByText('As of today').className).toBe('paper-stamp');
  expect(screen.getByRole('region', { name: 'Areas' }).tabIndex).toBe(0);
  expect(container.querySelector('svg rect')?.getAttribute('fill')).toBe('#1b4f72');
});

it('takes over a drawing as the charts make it: with its name, and each part in its place', () => {
  const data = {
    title: 'Answers',
    reading: '3 of them.',
    series: ['Done', 'Open', 'Silent', 'Left out'].map((name) => ({ name, label: name })),
    rows: [{ label: 'Peru', values: [1, 1, 1, 1] }],
  };
  const drawn = draw('bars', JSON.stringify(data), '{}');
  const { container } = render(<Paper parts={pageOf(`<figure>${drawn}</figure>`)} />);
  expect(screen.getByRole('img', { name: 'Answers. 3 of them.' })).toBeTruthy();
  const holder = render(<BarsDrawing data={data} width={PAPER_WIDTH} format={paperNumber} />);
  const placesIn = (root: Element) =>
    [...root.querySelectorAll('svg, svg *')].map((part) =>
      part
        .getAttributeNames()
        .filter((name) => !['class', 'xmlns'].includes(name))
        .map((name) => `${name}=${part.getAttribute(name) ?? ''}`)
        .toSorted(),
    );
  expect(placesIn(container)).toEqual(placesIn(holder.container));
});

it('leaves behind what no paper is made of', () => {
  const { container } = render(
    <Paper
      parts={pageOf(
        '<p onclick="x()" style="color:red">Text</p><script>x()</script><a href="//h">link</a>' +
          '<img src="//h/i.png"><style>p{}</style>',
      )}
    />,
  );
  expect(screen.getByText('Text').getAttributeNames()).toEqual(['class']);
  expect(container.querySelectorAll('script, a, img, style')).toHaveLength(0);
  expect(container.textContent).not.toContain('x()');
  expect(container.textContent).toContain('link');
});
