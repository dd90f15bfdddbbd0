import { render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { beforeEach, expect, it, vi } from 'vitest';
import { session } from '../../lib/session';
import CompliancePage from './compliance';

const figure = { count: 0, records: '/api/v1/implementations' };
const score = { share: null, explanation: 'Nothing to count.', counted: [], left_out: [] };
const rest = { is_open: figure, is_overdue: figure, is_stale: figure, is_blocked: figure };

/** An answer that holds some of five recommendations; nobody has answered any of them. */
const holding = (refs: readonly string[], next: string | null) => ({
  ...rest,
  as_of: '2021-06-01',
  asked: figure,
  score: { ...score, numerator: 0, denominator: 0 },
  acceptance: [],
  implementation: [],
  verification: [],
  economies: [],
  sub_fora: [],
  reasons: [],
  recommendations: refs.map((ref) => ({ ref, beginning: ref, score, asked: figure })),
  total: 5,
  next,
  grid: [],
});

let asked: string[] = [];

function open(address: string, answer: object) {
  history.replaceState(null, '', address);
  vi.stubGlobal('fetch', ({ url }: Request) => {
    if (!url.includes('/compliance'))
      return Promise.resolve(Response.json({ items: [], next: null }));
    asked.push(new URL(url).search);
    return Promise.resolve(Response.json(answer));
  });
  render(<LocationProvider>{<CompliancePage />}</LocationProvider>);
}

beforeEach(() => {
  asked = [];
  session.value = { status: 'anonymous', lost: false };
});

it('says which part of the grid it shows, and leads to the recommendations that follow', async () => {
  open('/compliance?economy=PER', holding(['R5', 'R4', 'R3'], 'R3'));
  expect(await screen.findByText(/shows 3 of 5 recommendations/)).toBeTruthy();
  const onward = screen.getByRole('link', { name: 'Show those that follow' });
  expect(onward.getAttribute('href')).toBe('/compliance?economy=PER&cursor=R3');
  expect(screen.queryByRole('link', { name: 'Show from the beginning' })).toBeNull();
  expect(asked).toEqual(['?economy=PER&grid=true']);
});

it('asks for the part that the address names, and leads back', async () => {
  open('/compliance?economy=PER&cursor=R3', holding(['R2', 'R1'], null));
  const back = await screen.findByRole('link', { name: 'Show from the beginning' });
  expect(back.getAttribute('href')).toBe('/compliance?economy=PER');
  expect(screen.queryByRole('link', { name: 'Show those that follow' })).toBeNull();
  expect(asked).toEqual(['?economy=PER&grid=true&cursor=R3']);
});

it('says nothing of parts where the whole is shown', async () => {
  open('/compliance?economy=PER', holding(['R5', 'R4', 'R3', 'R2', 'R1'], null));
  expect(await screen.findByText('Nothing is left out.')).toBeTruthy();
  expect(screen.queryByText(/recommendations; every score/)).toBeNull();
});
