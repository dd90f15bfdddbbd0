import { render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import type { ImportRead } from '../../api';
import type { Importable } from './importables';
import { Result } from './result';

const NOTHING: Partial<ImportRead> = {
  id: '1',
  resource: 'activities',
  status: 'succeeded',
  dry_run: true,
  processed: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  faults: 0,
  errors: [],
  rows: [],
  finished_at: '2026-11-22T10:00:02Z',
};

function shown(job: Partial<ImportRead>, { wasDone = false, hasFile = true } = {}) {
  const acts = { onCommit: vi.fn(), onRetry: vi.fn(), onNext: vi.fn() };
  const resource: Importable = 'activities';
  const note = { user: '1', resource, name: 'a.csv', digest: '', isTrial: true, key: 'k' };
  const ended = {
    at: 'ended' as const,
    note: { ...note, isOpen: false },
    job: { ...NOTHING, ...job } as ImportRead,
    wasDone,
    hasFile,
  };
  render(<Result ended={ended} {...acts} />);
  return acts;
}

const heading = () => screen.getByRole('heading').textContent.trim();

it('offers to import what a trial found sound, and says that nothing is written yet', () => {
  const { onCommit } = shown({ processed: 3, created: 2, updated: 1 });
  expect(heading()).toBe('Every row is sound. Nothing has been written yet.');
  screen.getByRole('button', { name: 'Import 3 rows' }).click();
  expect(onCommit).toHaveBeenCalledOnce();
});

it('offers nothing to import where the record says all of it already', () => {
  shown({ processed: 3, unchanged: 3 });
  expect(heading()).toContain('There is nothing to import');
  expect(screen.queryByRole('button')).toBeNull();
});

it('asks for the file again after a reload, before anything is written', () => {
  shown({ processed: 1, created: 1 }, { hasFile: false });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/Choose it again to import it/)).toBeTruthy();
});

it('counts what is to be mended, and offers no import', () => {
  shown({ status: 'failed', processed: 9, failed: 1, faults: 2 });
  expect(heading()).toBe('1 of 9 rows must be mended. Nothing has been written.');
  expect(screen.getByText('Things to mend').nextSibling?.textContent).toBe('2');
  expect(screen.queryByRole('button')).toBeNull();
});

it('says of a faulty trial what its sound rows would come to, and of an import nothing', () => {
  const faulty = { status: 'failed', processed: 9, failed: 1, faults: 2 } as const;
  shown({ ...faulty, created: 5, unchanged: 3 });
  const labels = screen.getAllByRole('term').map(({ textContent }) => textContent);
  expect(labels).toEqual([
    'Rows read',
    'Rows to mend',
    'Things to mend',
    'Would create',
    'Unchanged',
  ]);
  expect(screen.getByText('Would create').nextSibling?.textContent).toBe('5');
});

it('does not call rows faulty where the file broke off', () => {
  shown({ status: 'failed', processed: 1_000, failed: 0, faults: 1 });
  expect(heading()).toBe('The file cannot be read as it is. Nothing has been written.');
});

it('says of an import that an earlier attempt made that it had been done', () => {
  shown({ dry_run: false, processed: 1, created: 1 }, { wasDone: true });
  expect(heading()).toContain('It had been done');
  expect(screen.getByRole('link', { name: 'See the list' }).getAttribute('href')).toBe(
    '/activities',
  );
});

it('sends again, under the same key, what was interrupted', () => {
  const interrupted = { row: null, column: null, code: 'import.interrupted', detail: '' };
  const { onRetry } = shown({ dry_run: false, status: 'failed', errors: [interrupted] });
  screen.getByRole('button', { name: 'Send it again' }).click();
  expect(onRetry).toHaveBeenCalledOnce();
});
