import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../../lib/session';
import { saveView, viewsOf } from '../../lib/views';
import { SavedViews } from './saved-views';

const PATH = '/activities';

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

async function open(query: Record<string, string>, button = 'Views') {
  const shown = render(<SavedViews path={PATH} query={query} />);
  await userEvent.click(screen.getByRole('button', { name: button }));
  return shown;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('saves what is shown under a name, and is called after it from then on', async () => {
  await open({ status: 'endorsed', columns: 'status' });
  await userEvent.type(screen.getByLabelText('Name of this view'), 'Overdue');
  await press('Save this view');
  expect(viewsOf('', PATH)).toEqual([
    { name: 'Overdue', search: '?status=endorsed&columns=status' },
  ]);
  const link = screen.getByRole('link', { name: 'Overdue' });
  expect(link.getAttribute('href')).toBe('/activities?status=endorsed&columns=status');
  expect(link.getAttribute('aria-current')).toBe('true');
  expect(screen.getByRole('button', { name: 'Overdue' })).toBeTruthy();
});

it('asks for a name', async () => {
  await open({});
  await userEvent.type(screen.getByLabelText('Name of this view'), '  ');
  await press('Save this view');
  expect(viewsOf('', PATH)).toEqual([]);
});

it('renames, makes the default of its list, and deletes', async () => {
  saveView('', PATH, 'Ours', { economy: 'CAN' });
  await open({});
  await press('Rename Ours');
  const name = screen.getByLabelText('New name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Canada');
  await press('Rename');
  await press('Open the list with Canada');
  expect(viewsOf('', PATH)).toEqual([{ name: 'Canada', search: '?economy=CAN', isDefault: true }]);
  expect(screen.getByText('(opens with the list)')).toBeTruthy();
  await press('Delete Canada');
  expect(viewsOf('', PATH)).toEqual([]);
});
