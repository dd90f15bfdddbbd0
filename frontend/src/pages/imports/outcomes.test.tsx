import { render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportedRowRead, ImportRead } from '../../api';
import { session } from '../../lib/session';
import { Outcomes } from './outcomes';

const row = (number: number, action: ImportedRowRead['action']): ImportedRowRead => ({
  row: number,
  action,
  key: `CTWG-2018-A${number}`,
  fields: [],
});

const job = (told: Partial<ImportRead>): ImportRead =>
  ({
    id: '7',
    resource: 'activities',
    dry_run: true,
    created: 0,
    updated: 0,
    unchanged: 0,
    faults: 0,
    errors: [],
    rows: [],
    ...told,
  }) as unknown as ImportRead;

const shown = (told: ImportRead) =>
  render(
    <LocationProvider>
      <Outcomes job={told} fileName="a.csv" />
    </LocationProvider>,
  );

const listed = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((each) => each.textContent);

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('shows what the answer tells, and asks nothing more, where it tells all', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  shown(job({ updated: 1, unchanged: 1, rows: [row(2, 'updated'), row(3, 'unchanged')] }));
  expect(listed()).toHaveLength(2);
  expect(fetch).not.toHaveBeenCalled();
});

it('asks for the rows of a large file, of the kind that is chosen, a page at a time', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', ({ url }: Request) => {
    asked.push(new URL(url).search);
    const isSecond = url.includes('cursor=two');
    const page = {
      items: [row(isSecond ? 90_001 : 4_001, 'updated')],
      next: isSecond ? null : 'two',
    };
    return Promise.resolve(Response.json(page));
  });
  shown(job({ updated: 2, unchanged: 99_998, rows: [row(2, 'unchanged')] }));
  screen.getByRole('button', { name: /Would change 2/ }).click();
  await screen.findByText('CTWG-2018-A4001');
  expect(screen.getByText('Showing 1 of 2')).toBeTruthy();
  screen.getByRole('button', { name: 'Load more' }).click();
  await waitFor(() => {
    expect(listed()).toHaveLength(2);
  });
  expect(asked.at(-2)).toBe('?action=updated&limit=200');
  expect(asked.at(-1)).toBe('?action=updated&cursor=two&limit=200');
});
