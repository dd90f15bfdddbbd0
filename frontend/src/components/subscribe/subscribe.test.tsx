import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { session } from '../../lib/session';
import { signInAs } from '../../testing/sign-in';
import { Subscribe } from './subscribe';

const json = (body: unknown): Response =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });

const address = () => screen.getByLabelText<HTMLInputElement>(/^Calendar address/).value;
const open = () => userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
  // The lists of names are empty here; a token is told once.
  vi.stubGlobal('fetch', ({ url }: Request) =>
    Promise.resolve(
      json(url.endsWith('/me/feed-tokens') ? { token: 'secret' } : { items: [], next: null }),
    ),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('gives a visitor the public addresses of what is listed, and offers no other', async () => {
  render(<Subscribe forum="CTWG" />);
  await open();
  expect(address()).toMatch(/\/feeds\/activities\.ics\?forum=CTWG$/);
  expect(screen.queryByText(/only members see/)).toBeNull();
});

it('follows another year when it is chosen', async () => {
  render(<Subscribe />);
  await open();
  await userEvent.selectOptions(screen.getByLabelText('Year'), '2018');
  expect(address()).toMatch(/activities\.ics\?year=2018$/);
  expect(screen.getByLabelText<HTMLInputElement>(/^News address/).value).toMatch(/\.atom\?/);
});

it('gives a work plan its calendar alone', async () => {
  render(<Subscribe workPlan="CTWG-2018" />);
  await open();
  expect(address()).toMatch(/\/work-plans\/CTWG-2018\.ics$/);
  expect(screen.queryByLabelText(/^News address/)).toBeNull();
  expect(screen.queryByLabelText('Year')).toBeNull();
});

it('makes a member an address of their own, and says that it is shown once', async () => {
  signInAs([]);
  render(<Subscribe forum="CTWG" />);
  await open();
  await userEvent.click(screen.getByText('Also show what only members see'));
  await vi.waitFor(() => {
    expect(address()).toMatch(/\?forum=CTWG&token=secret$/);
  });
  expect(screen.getByText(/They are shown this once/)).toBeTruthy();
});
