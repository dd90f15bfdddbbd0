import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { MySeat } from '../../api';
import { session } from '../../lib/session';
import { RecordHistory } from './record-history';
import { signInAs } from '../../testing/sign-in';

const events = {
  items: [
    {
      seq: 8,
      at: '2026-11-22T10:00:00Z',
      actor: 'Kim',
      actor_id: '2',
      seat: 'chair:CTWG',
      resource: 'activities',
      action: 'cancel',
      record_id: '1',
      record_key: 'CTWG-2022-A07',
      changes: { status: ['proposed', 'cancelled'] },
      reason: 'No venue.',
      request_id: null,
    },
  ],
  next: null,
};

function signIn(seat: MySeat) {
  signInAs([seat]);
}

// What reads events is loaded when it is asked for: not within the time that a test waits.
beforeAll(() => import('./record-events'));

afterEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

it('is not offered to those to whom the ledger is closed', () => {
  signIn({ role: 'chair', forum: 'CTWG', scope: 'CTWG' });
  const { container } = render(<RecordHistory id="1" version='"3"' />);
  expect(container.textContent).toBe('');
});

it('is read when it is opened, and says who did what, from what to what, and why', async () => {
  const asked = vi.fn((request: Request) =>
    Promise.resolve(
      Response.json(request.url.includes('audit-events') ? events : { items: [], next: null }),
    ),
  );
  vi.stubGlobal('fetch', asked);
  signIn({ role: 'secretariat', scope: null });
  render(<RecordHistory id="1" version='"3"' />);
  expect(asked).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText('History'));
  await screen.findByText('Cancelled', { selector: 'strong' });
  expect(asked.mock.calls.some(([{ url }]) => url.includes('record_id=1'))).toBe(true);
  expect(screen.getByText('No venue.')).toBeTruthy();
  expect(screen.getByText(/Kim, Chair, CTWG/)).toBeTruthy();
  expect(document.querySelector('del')?.textContent).toBe('Before: Proposed');
  expect(document.querySelector('ins')?.textContent).toBe('Now: Cancelled');
  const all = screen.getByRole('link').getAttribute('href');
  expect(all).toBe('/audit-events?resource=activities&record_key=CTWG-2022-A07');
});
