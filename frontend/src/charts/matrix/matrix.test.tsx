import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Matrix, type MatrixAxis } from './matrix';

const rows: MatrixAxis[] = [
  { name: 'r1', label: 'Share data', detail: 'CTWG-2018-R01', href: '/recommendations/r1' },
  { name: 'r2', label: 'Train officers', href: '/recommendations/r2' },
];
const columns: MatrixAxis[] = [
  { name: 'CAN', label: 'Canada' },
  { name: 'HKG', label: 'Hong Kong, China' },
];
const cellOf = (row: string, column: string) =>
  row === 'r2' && column === 'CAN'
    ? undefined
    : {
        words: 'Implemented, Verified',
        sign: 'check' as const,
        href: `/implementations/${row}.${column}`,
      };

const matrix = (shown = rows) =>
  render(
    <Matrix
      title="Grid"
      reading="Two by two."
      rowAxis="Recommendation"
      rows={shown}
      columns={columns}
      cellOf={cellOf}
      emptyWords="not asked"
      twin={{ header: ['a'], rows: [['b']] }}
    />,
  );

const press = (key: string, ctrlKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ctrlKey });
const stops = (grid: HTMLElement) => [...grid.querySelectorAll('[tabindex="0"]')];

describe('matrix', () => {
  it('says of each cell its row, its column and what it holds, also where it holds nothing', () => {
    matrix();
    const link = screen.getByRole('link', {
      name: 'Share data, Hong Kong, China: Implemented, Verified',
    });
    expect(link.getAttribute('href')).toBe('/implementations/r1.HKG');
    expect(screen.getByLabelText('Train officers, Canada: not asked')).toBeTruthy();
  });

  it('is one stop for the Tab key, which the arrow keys move', () => {
    matrix();
    const grid = screen.getByRole('grid', { name: 'Grid' });
    expect(stops(grid)).toEqual([screen.getByRole('link', { name: 'Share data CTWG-2018-R01' })]);
    screen.getByRole('link', { name: 'Share data CTWG-2018-R01' }).focus();
    press('ArrowRight');
    expect(document.activeElement?.getAttribute('href')).toBe('/implementations/r1.CAN');
    press('ArrowDown');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Train officers, Canada: not asked',
    );
    press('End');
    expect(document.activeElement?.getAttribute('href')).toBe('/implementations/r2.HKG');
    press('Home', true);
    expect(document.activeElement?.getAttribute('href')).toBe('/recommendations/r1');
    expect(stops(grid)).toHaveLength(1);
  });

  it('keeps a stop when the row that held it is filtered away', () => {
    const { rerender } = matrix();
    screen.getByRole('link', { name: 'Share data CTWG-2018-R01' }).focus();
    rerender(
      <Matrix
        title="Grid"
        reading="One by two."
        rowAxis="Recommendation"
        rows={rows.slice(1)}
        columns={columns}
        cellOf={cellOf}
        emptyWords="not asked"
        twin={{ header: ['a'], rows: [['b']] }}
      />,
    );
    const [stop] = stops(screen.getByRole('grid'));
    expect(stop?.getAttribute('href')).toBe('/recommendations/r2');
  });

  it('draws many rows, all of them in the end', async () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      name: `m${index}`,
      label: `Row ${index}`,
    }));
    matrix(many);
    await screen.findByText('Row 149');
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(151);
  });
});
