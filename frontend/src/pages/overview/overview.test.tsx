import { render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { beforeEach, expect, it, vi } from 'vitest';
import { likelyPlan, rememberPlan } from '../../lib/forum';
import { session } from '../../lib/session';
import { kpi } from '../../testing/kpi';
import { OverviewPage } from './overview';

const plan = {
  ref: 'CTWG-2018-2022',
  title: 'CTWG Strategic Plan 2018-2022',
  forum: 'CTWG',
  status: 'endorsed',
  starts_on: '2018-01-01',
  focus_areas: [],
  objectives: [{ ref: 'O', label: 'Objective 6', text: '', kpis: [] }],
};
const card = {
  plan: plan.ref,
  title: plan.title,
  forum: 'CTWG',
  as_of: '2021-06-01',
  objectives: [{ ref: 'O', label: 'Objective 6', text: '', kpis: [kpi] }],
};
const page = { items: [], next: null, total: 0 };

let asked: string[] = [];

function answer(url: string): Response {
  asked.push(url);
  if (url.includes('/scorecards/CTWG-2018-2022')) return Response.json(card);
  if (url.includes('/scorecards/')) return Response.json({ status: 404 }, { status: 404 });
  if (url.includes('/strategic-plans')) return Response.json({ items: [plan], next: null });
  if (url.includes('/coverage')) {
    const none = { activities: 0, focus_areas: [], objectives: [], kpis: [], cells: [] };
    return Response.json(none);
  }
  return Response.json(page);
}

beforeEach(() => {
  asked = [];
  localStorage.clear();
  session.value = { status: 'anonymous', lost: false };
  vi.stubGlobal('fetch', ({ url }: Request) => Promise.resolve(answer(url)));
});

const open = () => render(<LocationProvider>{<OverviewPage />}</LocationProvider>);

it('shows the indicators of the forum, and remembers its plan for the next visit', async () => {
  open();
  expect(await screen.findByRole('link', { name: 'Hold two conferences' })).toBeTruthy();
  expect(likelyPlan('CTWG')).toBe('CTWG-2018-2022');
  expect(asked.filter((url) => url.includes('/attention'))).toEqual([]);
});

it('shows the plan that is current now, though the last visit showed another', async () => {
  rememberPlan('CTWG', 'CTWG-2013-2017');
  open();
  expect(await screen.findByRole('link', { name: 'Hold two conferences' })).toBeTruthy();
  expect(asked.filter((url) => url.includes('/scorecards/'))).toHaveLength(2);
  expect(likelyPlan('CTWG')).toBe('CTWG-2018-2022');
});
