import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { HeatMap } from './heat-map/heat-map';
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
