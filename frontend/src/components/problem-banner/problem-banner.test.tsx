import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Problem } from '../../lib/problem';
import { ProblemBanner } from './problem-banner';

const retry = () => undefined;
const told = {
  title: 'Your seat does not allow this',
  detail: 'Your seat does not allow this.',
  status: 403,
};

it('says once what the title, the detail and a finding all say', () => {
  const finding = { code: 'forbidden', detail: 'Your seat does not allow this.' };
  render(<ProblemBanner problem={new Problem({ ...told, errors: [finding] })} />);
  expect(screen.getAllByText(/Your seat does not allow this/)).toHaveLength(1);
  expect(screen.queryByRole('list')).toBeNull();
});

it('says a finding again where it belongs to a field', () => {
  const finding = { code: 'taken', detail: 'Your seat does not allow this.', pointer: '/forum' };
  const problem = new Problem({ ...told, errors: [finding] });
  render(<ProblemBanner problem={problem} labelOf={() => 'Forum'} />);
  expect(screen.getByRole('listitem').textContent).toContain('Forum: Your seat');
});

it('offers no second try of what a seat does not allow', () => {
  render(<ProblemBanner problem={new Problem(told)} onRetry={retry} />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('offers who is not signed in to sign in and to come back', () => {
  history.replaceState(null, '', '/audit-events?action=created');
  const unknown = new Problem({ title: 'Sign in first', status: 401 });
  render(<ProblemBanner problem={unknown} onRetry={retry} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(
    '/sign-in?next=%2Faudit-events%3Faction%3Dcreated',
  );
});

it('offers another try of what failed on the way', () => {
  render(<ProblemBanner problem={new Problem({ title: 'No answer' })} onRetry={retry} />);
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
