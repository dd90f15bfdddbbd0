import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { Late } from './late';
import { Overdue } from './overdue';

const none = { items: [], total: 0, counts: [] };
const late: Late = { answers: 217, reports: 5, own: none, earlier: 6 };
const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

it('counts what is late of the forum, and each number opens what it counted', () => {
  render(<Overdue late={late} family="CTTF,CTWG" />);
  expect(hrefOf('Answers to recommendations: 217')).toBe(
    '/implementations?is_overdue=true&forum=CTTF,CTWG',
  );
  expect(hrefOf('Reports on activities: 5')).toBe(
    '/activity-reports?is_overdue=true&forum=CTTF,CTWG',
  );
});

it('does not call nothing overdue while something of earlier years waits', () => {
  render(<Overdue late={late} family="CTWG" />);
  expect(screen.queryByText('Nothing that waits for you is overdue.')).toBeNull();
  expect(hrefOf('6 from earlier years in my work')).toBe('/my-work');
});

it('says so where nothing waits', () => {
  render(<Overdue late={{ ...late, earlier: 0 }} family="CTWG" />);
  expect(screen.getByText('Nothing that waits for you is overdue.')).toBeTruthy();
});
