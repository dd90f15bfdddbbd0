import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso';
import { beforeEach, expect, it } from 'vitest';
import { isOffline } from '../../lib/connection';
import { forgetAnswers, presentReader, readings, recall, remember } from '../../lib/remembered';
import { session } from '../../lib/session';
import { Connection } from './connection';

const show = () =>
  render(
    <LocationProvider>
      <Connection />
    </LocationProvider>,
  );

beforeEach(() => {
  forgetAnswers();
  isOffline.value = false;
  session.value = { status: 'anonymous', lost: false };
});

async function showOldAnswer() {
  await remember('/a', new Response('a'), presentReader(), new Date('2026-11-22T10:00:00Z'));
  show();
  recall('/a', presentReader());
}

it('says nothing while all is well', () => {
  show();
  expect(screen.getByRole('status').textContent).toBe('');
});

it('says that the device is offline', async () => {
  show();
  isOffline.value = true;
  expect(await screen.findByText('This device is offline.')).toBeTruthy();
});

it('says of when the page is, and reads it again when asked or when the network returns', async () => {
  await showOldAnswer();
  expect(await screen.findByText(/Shown as of 22 Nov 2026/)).toBeTruthy();
  const before = readings.value;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(readings.value).toBe(before + 1);
  dispatchEvent(new Event('online'));
  expect(readings.value).toBe(before + 2);
});

it('says that a session has ended, and leads back here after signing in', async () => {
  history.replaceState(null, '', '/activities?status=endorsed');
  show();
  session.value = { status: 'anonymous', lost: true };
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe('/sign-in?next=%2Factivities%3Fstatus%3Dendorsed');
});
