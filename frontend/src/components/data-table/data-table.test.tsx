import { render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { type Column, DataTable } from './data-table';

interface Row {
  ref: string;
  name: string;
  count: number;
}

const columns: Column<Row>[] = [
  { name: 'name', label: 'Name', sort: 'name', isTitle: true, cell: ({ name }) => name },
  { name: 'count', label: 'Count', isNumeric: true, cell: ({ count }) => count },
];

const table = (rows: Row[], sort?: string) =>
  render(
    <DataTable
      caption="Economies"
      columns={columns}
      rows={rows}
      keyOf={({ ref }) => ref}
      sort={sort}
      sortUrl={(value) => `/list?sort=${value}`}
    />,
  );

const hongKong = { ref: 'HKG', name: 'Hong Kong, China', count: 3 };

describe('data table', () => {
  it('names its rows by their title and its cells by their column', () => {
    table([hongKong]);
    const row = screen.getByRole('row', { name: /Hong Kong, China/ });
    expect(within(row).getByRole('rowheader').textContent).toBe('Hong Kong, China');
    expect(within(row).getByRole('cell').dataset['label']).toBe('Count');
  });

  it('shows a thousand rows', () => {
    table(Array.from({ length: 1000 }, (_, n) => ({ ref: String(n), name: `Row ${n}`, count: n })));
    expect(screen.getAllByRole('row')).toHaveLength(1001);
  });

  it('keeps its headings when there is no row', () => {
    table([]);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
  });

  it('links each sortable column to the next order and says the present one', () => {
    table([hongKong], 'name');
    const header = screen.getByRole('columnheader', { name: /Name/ });
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    expect(within(header).getByRole('link').getAttribute('href')).toBe('/list?sort=-name');
    const count = screen.getByRole('columnheader', { name: 'Count' });
    expect(count.getAttribute('aria-sort')).toBeNull();
    expect(within(count).queryByRole('link')).toBeNull();
  });
});
