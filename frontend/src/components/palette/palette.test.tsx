import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteVisit } from '../../lib/recent';
import { session } from '../../lib/session';
import { signInAs } from '../../testing/sign-in';
import { Palette } from './palette';

const nav = [
  { label: 'Record', links: [{ label: 'Activities', href: '/activities' }] },
  { label: 'Parties', links: [{ label: 'Economies', href: '/economies' }] },
];

const hit = (kind: string, ref: string, title: string) => ({
  kind,
  ref,
  title,
  status: null,
  path: `/api/v1/${kind === 'activity' ? 'activities' : 'recommendations'}/${ref}`,
  snippet: [],
});

const answer = {
  q: 'hotel',
  kinds: [],
  total: 2,
  hits: [hit('activity', 'A1', 'Hotels'), hit('recommendation', 'R1', 'Train hotel staff')],
};

const asked: string[] = [];

function show() {
  const onClose = vi.fn();
  render(
    <LocationProvider>
      <Palette nav={nav} initial="" onClose={onClose} />
    </LocationProvider>,
  );
  return onClose;
}

const box = () => screen.getByRole('combobox');
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const groups = () => screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));

beforeEach(() => {
  asked.length = 0;
  history.replaceState(null, '', '/');
  session.value = { status: 'anonymous', lost: false };
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).searchParams.get('q') ?? '');
    return Promise.resolve(Response.json(answer));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('offers pages and what was opened lately before anything is typed', () => {
  noteVisit({ href: '/activities/A1', title: 'Hotels' });
  show();
  expect(groups()).toEqual(['Opened lately', 'Pages']);
  expect(options()).toEqual(['HotelsA1', 'Activities', 'Economies']);
  expect(asked).toEqual([]);
});

it('offers to make only what the person may make', () => {
  signInAs([], ['activities:create']);
  show();
  const todo = within(screen.getByRole('group', { name: 'To do' }));
  expect(todo.getAllByRole('option').map((option) => option.textContent)).toEqual(['New activity']);
});

it('asks once for what was typed quickly, and groups what is found by kind', async () => {
  show();
  await userEvent.type(box(), 'hotel');
  await screen.findByText('Train hotel staff');
  expect(asked).toEqual(['hotel']);
  expect(groups()).toEqual(['Activity', 'Recommendation']);
});

it('moves through all groups with the arrows, and opens what is chosen', async () => {
  show();
  await userEvent.type(box(), 'hotel');
  await screen.findByText('Train hotel staff');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  const active = document.getElementById(box().getAttribute('aria-activedescendant') ?? '');
  expect(active?.textContent).toBe('Train hotel staffR1');
  expect(active?.getAttribute('aria-selected')).toBe('true');
  await userEvent.keyboard('{Enter}');
  expect(location.pathname).toBe('/recommendations/R1');
});

it('comes round from the last to the text, and from the text to the last', async () => {
  show();
  const chosen = () => box().getAttribute('aria-activedescendant');
  box().focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(document.getElementById(chosen() ?? '')?.textContent).toBe('Economies');
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen()).toBeNull();
});

it('opens the page of all results on Enter, when nothing is chosen', async () => {
  show();
  await userEvent.type(box(), 'soft targets{Enter}');
  expect(location.pathname + location.search).toBe('/search?q=soft%20targets');
});

it('says that the search failed, and still offers pages', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ title: 'No' }, { status: 400 })));
  show();
  await userEvent.type(box(), 'econ');
  expect(await screen.findByText(/could not be asked/)).toBeTruthy();
  expect(options()).toEqual(['Economies']);
});

it('says that nothing is found, and shows no list of nothing', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ...answer, total: 0, hits: [] })));
  show();
  await userEvent.type(box(), 'zzz');
  expect(await screen.findByText('Nothing found')).toBeTruthy();
  expect(box().getAttribute('aria-expanded')).toBe('false');
  expect(screen.getByRole('listbox').childNodes).toHaveLength(0);
});
