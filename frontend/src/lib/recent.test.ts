import { expect, it } from 'vitest';
import { noteVisit, recentVisits } from './recent';

const hrefs = (account: string) => recentVisits(account).map(({ href }) => href);

it('remembers records and no other pages, the latest first and each once', () => {
  for (const href of [
    '/activities/A1',
    '/activities',
    '/activities/new',
    '/kpis/K1',
    '/activities/A1/edit',
  ]) {
    noteVisit({ href, title: 'T' }, 'chair');
  }
  noteVisit({ href: '/activities/A1', title: 'Workshop' }, 'chair');
  expect(recentVisits('chair')).toEqual([
    { href: '/activities/A1', title: 'Workshop' },
    { href: '/kpis/K1', title: 'T' },
  ]);
});

it('shows one account nothing of another, and keeps twelve', () => {
  for (let number = 1; number <= 13; number += 1) {
    noteVisit({ href: `/activities/A${number}`, title: 'T' }, 'chair');
  }
  expect(hrefs('peru')).toEqual([]);
  expect(hrefs('chair')).toHaveLength(12);
  expect(hrefs('chair')[0]).toBe('/activities/A13');
  expect(hrefs('chair')).not.toContain('/activities/A1');
});
