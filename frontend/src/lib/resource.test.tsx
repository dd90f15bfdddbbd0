import { act, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from './problem';
import { useResource } from './resource';
import { session } from './session';
import { signInAs } from '../testing/sign-in';

type Load = (signal: AbortSignal) => Promise<string>;

function View({ id, load, keep }: { id: string; load: Load; keep: boolean }) {
  const { data, error, isLoading, reload } = useResource(id, load, { keep });
  return (
    <>
      <output>{`${data ?? '-'}|${error?.title ?? '-'}|${isLoading ? 'loading' : 'idle'}`}</output>
      <button onClick={reload}>again</button>
    </>
  );
}

const shown = () => screen.getByRole('status').textContent;
const becomes = (text: string) =>
  vi.waitFor(() => {
    expect(shown()).toBe(text);
  });

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

it('loads, fails and loads again', async () => {
  const load = vi.fn<Load>().mockRejectedValueOnce(new Problem({ title: 'No' }));
  load.mockResolvedValueOnce('A');
  render(<View id="a" load={load} keep={false} />);
  expect(shown()).toBe('-|-|loading');
  await becomes('-|No|idle');
  screen.getByRole('button').click();
  await becomes('A|-|idle');
});

it('keeps the old value while a list is filtered, and not while a record is changed', async () => {
  const load = vi.fn<Load>().mockResolvedValueOnce('A');
  load.mockReturnValue(new Promise(() => undefined));
  const { rerender } = render(<View id="a" load={load} keep />);
  await becomes('A|-|idle');
  rerender(<View id="b" load={load} keep />);
  expect(shown()).toBe('A|-|loading');
  rerender(<View id="b" load={load} keep={false} />);
  rerender(<View id="c" load={load} keep={false} />);
  expect(shown()).toBe('-|-|loading');
});

it('drops an answer that comes after its question changed', async () => {
  const answers: ((text: string) => void)[] = [];
  const load: Load = () => new Promise((resolve) => answers.push(resolve));
  const { rerender } = render(<View id="a" load={load} keep={false} />);
  await vi.waitUntil(() => answers.length === 1);
  rerender(<View id="b" load={load} keep={false} />);
  await vi.waitUntil(() => answers.length === 2);
  answers[1]?.('second');
  answers[0]?.('first');
  await becomes('second|-|idle');
});

it('shows one principal nothing that was loaded for another', async () => {
  const load = vi.fn<Load>().mockResolvedValueOnce('secret');
  load.mockReturnValue(new Promise(() => undefined));
  signInAs([]);
  render(<View id="a" load={load} keep={false} />);
  await becomes('secret|-|idle');
  await act(() => {
    session.value = { status: 'anonymous', lost: false };
  });
  expect(shown()).toBe('-|-|loading');
});

it('asks for nothing until it is known who asks', async () => {
  session.value = { status: 'starting' };
  const load = vi.fn<Load>().mockResolvedValue('A');
  render(<View id="a" load={load} keep={false} />);
  expect(shown()).toBe('-|-|loading');
  expect(load).not.toHaveBeenCalled();
  session.value = { status: 'anonymous', lost: false };
  await becomes('A|-|idle');
  expect(load).toHaveBeenCalledTimes(1);
});
