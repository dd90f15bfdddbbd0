import { render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Resource } from '../../lib/client';
import { RecordView } from './record-view';

it('shows what a record says beside its facts, and the way to edit it to those who may', () => {
  const row = { ref: 'R1', place: 'Lima', note: null };
  const { rerender } = render(view(row, '/things/R1/edit'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A thing');
  expect(screen.getByText('R1')).toBeTruthy();
  expect(screen.getByText('Lima')).toBeTruthy();
  expect(screen.queryByText('Note')).toBeNull();
  expect(screen.getByText('What it says.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Edit' }).getAttribute('href')).toBe('/things/R1/edit');
  rerender(view(row, undefined));
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
});

const view = (row: { ref: string }, editHref: string | undefined) => (
  <RecordView
    record={{ data: row, etag: '"1"' }}
    trail={[]}
    onChange={vi.fn()}
    resource={new Resource<{ ref: string }>('http://local/api/v1/things')}
    title="A thing"
    verbs={[]}
    labelOf={() => undefined}
    editHref={editHref}
    facts={[
      { type: 'text', name: 'place', label: 'Place' },
      { type: 'text', name: 'note', label: 'Note' },
    ]}
  >
    <p>What it says.</p>
  </RecordView>
);
