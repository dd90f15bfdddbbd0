import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ColumnChart } from './columns/columns';
import { HeatMap } from './heat-map/heat-map';
import { StackedBarChart } from './stacked-bar/stacked-bar';
import { TileMap } from './tile-map/tile-map';
import { COLUMNS, ROWS, tiles } from './tile-map/tiles';

describe('tile map', () => {
  it('gives each of the 21 economies a place of its own inside the grid', () => {
    const places = Object.values(tiles).map(({ column, row }) => `${column},${row}`);
    expect(places).toHaveLength(21);
    expect(new Set(places).size).toBe(21);
    for (const { column, row } of Object.values(tiles)) {
      expect(column).toBeLessThanOrEqual(COLUMNS);
      expect(row).toBeLessThanOrEqual(ROWS);
    }
  });

  it('links each economy by its name and tells no data from nothing', () => {
    render(
      <TileMap
        title="Activities hosted"
        reading="Chile hosted most."
        valueLabel="activities"
        values={[
          { code: 'HKG', name: 'Hong Kong, China', value: 0, href: '/economies/HKG' },
          { code: 'CHL', name: 'Chile', value: 4, href: '/economies/CHL' },
          { code: 'VNM', name: 'Viet Nam', value: null, href: '/economies/VNM' },
        ]}
      />,
    );
    const link = screen.getByRole('link', { name: 'Hong Kong, China 0 activities' });
    expect(link.getAttribute('href')).toBe('/economies/HKG');
    expect(screen.getByRole('link', { name: 'Viet Nam – No data' })).toBeTruthy();
  });
});

describe('column chart', () => {
  const chart = () =>
    render(
      <ColumnChart
        title="Activities by year"
        reading="Most in 2010."
        axis="Year"
        series={[{ name: 'n', label: 'Activities' }]}
        columns={[
          { label: '2009', values: [3] },
          { label: '2010', values: [14] },
        ]}
      />,
    );

  it('carries its reading in its name and its numbers in a table', () => {
    chart();
    expect(screen.getByRole('img', { name: 'Activities by year. Most in 2010.' })).toBeTruthy();
    const row = screen.getByRole('row', { name: '2010 14', hidden: true });
    expect(within(row).getByRole('cell', { hidden: true }).textContent).toBe('14');
  });

  it('gives its numbers as a file', async () => {
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
    chart();
    await userEvent.click(screen.getByRole('button', { name: /Download CSV/ }));
    const blob = create.mock.calls[0]?.[0];
    expect(blob).toBeInstanceOf(Blob);
    expect(await (blob as Blob).text()).toContain('2010,14');
  });
});

describe('stacked bars', () => {
  it('adds up each row and links it', () => {
    render(
      <StackedBarChart
        title="Recommendations by area"
        reading="Most concern supply chains."
        axis="Area"
        series={[
          { name: 'adopted', label: 'Adopted' },
          { name: 'draft', label: 'Draft' },
        ]}
        rows={[{ name: 'f', label: 'Secure finance', values: [20, 5], href: '/r?area=finance' }]}
      />,
    );
    const item = screen.getAllByRole('listitem').find((each) => each.textContent.includes('25'));
    expect(item?.textContent).toBe('Secure finance25');
    expect(screen.getByRole('link', { name: 'Secure finance' })).toBeTruthy();
  });
});

describe('heat map', () => {
  it('links every cell that counts something to the list that it counts', () => {
    render(
      <HeatMap
        title="Coverage"
        reading="FA1 is covered."
        rowAxis="Focus area"
        rows={[{ name: 'FA1', label: 'FA1' }]}
        columns={[
          { name: 'O1', label: 'O1' },
          { name: 'O2', label: 'O2' },
        ]}
        valueOf={(_, column) => (column === 'O1' ? 3 : 0)}
        hrefOf={(row, column) => `/activities?fa=${row}&o=${column}`}
      />,
    );
    const link = screen.getByRole('link', { name: 'FA1, O1: 3' });
    expect(link.getAttribute('href')).toBe('/activities?fa=FA1&o=O1');
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });
});
