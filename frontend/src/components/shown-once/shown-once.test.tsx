import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { announcement } from '../../lib/live';
import { ShownOnce } from './shown-once';

const LINK = 'https://tracker.example/welcome?token=abc';

const show = () => render(<ShownOnce label="The link" text={LINK} hint="Shown this once." />);

it('marks what it shows, so that it is copied as a whole', () => {
  show();
  const input = screen.getByLabelText<HTMLInputElement>('The link');
  expect(document.activeElement).toBe(input);
  expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe(LINK);
});

it('copies it', async () => {
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe(LINK);
});

it('says so where the browser does not let it copy', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  show();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(announcement.value).toBe('It is marked: copy it from there.');
});
