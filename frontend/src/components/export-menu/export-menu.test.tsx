import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { notices } from '../../lib/live';
import { Problem } from '../../lib/problem';
import { ExportMenu } from './export-menu';

const said = () => notices.value.map(({ text }) => text);

beforeEach(() => {
  notices.value = [];
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
});

async function choose(format: RegExp, read: () => Promise<Response>) {
  render(<ExportMenu total={184} read={read} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(screen.getByRole('button', { name: format }));
}

it('says how many records a file will hold, and names the file that was saved', async () => {
  const read = vi.fn(() =>
    Promise.resolve(
      new Response('ref\r\n', {
        headers: { 'Content-Disposition': 'attachment; filename="activities.csv"' },
      }),
    ),
  );
  render(<ExportMenu total={184} read={read} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(screen.getByText(/184 records/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^CSV/ }));
  await vi.waitFor(() => {
    expect(said()).toEqual(['Saved: activities.csv']);
  });
  expect(read).toHaveBeenCalledWith('csv', expect.any(AbortSignal));
});

it('says that nothing was saved, and why, when the list is refused', async () => {
  const refusal = new Problem({ title: 'Too many requests', detail: 'Come again in a minute.' });
  await choose(/^Excel/, () => Promise.reject(refusal));
  await vi.waitFor(() => {
    expect(said()).toEqual(['No file was saved. Too many requests. Come again in a minute.']);
  });
});

it('can be stopped while the file is being written', async () => {
  let signal = new AbortController().signal;
  const read = (_: string, asked: AbortSignal) => {
    signal = asked;
    return new Promise<Response>((_resolve, reject) => {
      asked.addEventListener('abort', () => {
        reject(new DOMException('stopped', 'AbortError'));
      });
    });
  };
  render(<ExportMenu total={1} read={read} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(screen.getByRole('button', { name: /^NDJSON/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(signal.aborted).toBe(true);
  await screen.findByRole('button', { name: 'Export' });
  expect(said()).toEqual([]);
});
