import { cleanup, render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Resource } from '../../lib/client';
import { type Verb, VerbBar } from './verb-bar';

interface Row {
  ref: string;
  status: string;
}

const verb = (name: string, more: Partial<Verb<Row>> = {}): Verb<Row> => ({
  name,
  words: { label: name, hint: `What ${name} means.`, done: `${name} done` },
  isOffered: () => true,
  ...more,
});

const record = { data: { ref: 'R1', status: 'draft' }, etag: '"1"' };

function bar(verbs: Verb<Row>[]) {
  const onChange = vi.fn();
  render(
    <VerbBar
      record={record}
      keyOf={({ ref }) => ref}
      resource={new Resource<Row>('http://local/api/v1/things')}
      verbs={verbs}
      labelOf={() => undefined}
      onChange={onChange}
    />,
  );
  return onChange;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('offers what the state allows, and the first that is not aside stands out', () => {
  bar([
    verb('close', { isAside: true }),
    verb('submit'),
    verb('endorse', { isOffered: () => false }),
  ]);
  const buttons = screen.getAllByRole('button');
  expect(buttons.map((button) => button.textContent)).toEqual(['close', 'submit']);
  expect(buttons.map((button) => button.className.includes('primary'))).toEqual([false, true]);
});

it('sends what was entered, on the version that was read, and shows what came back', async () => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    const body = { ref: 'R1', status: 'returned' };
    return Promise.resolve(Response.json(body, { headers: { ETag: '"2"' } }));
  });
  const onChange = bar([
    verb('return', { fields: [{ type: 'text', name: 'message', label: 'Message' }] }),
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'return' }));
  const dialog = screen.getByRole('dialog', { hidden: true });
  expect(within(dialog).getByText('What return means.')).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText('Message'), 'Say why.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'return', hidden: true }));
  await vi.waitFor(() => {
    expect(onChange).toHaveBeenCalledWith({ data: { ref: 'R1', status: 'returned' }, etag: '"2"' });
  });
  expect(asked[0]?.url).toBe('http://local/api/v1/things/R1/return');
  expect(asked[0]?.headers.get('If-Match')).toBe('"1"');
});

it('shows the record as somebody else left it, and goes on from there', async () => {
  const asked: Request[] = [];
  const changed = { ref: 'R1', status: 'endorsed' };
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return Promise.resolve(
      request.method === 'POST'
        ? Response.json({ title: 'Stale' }, { status: 412 })
        : Response.json(changed, { headers: { ETag: '"2"' } }),
    );
  });
  const onChange = bar([verb('start')]);
  await userEvent.click(screen.getByRole('button', { name: 'start' }));
  const dialog = screen.getByRole('dialog', { hidden: true });
  await userEvent.click(within(dialog).getByRole('button', { name: 'start', hidden: true }));
  expect(await within(dialog).findByText(/Somebody else changed this record/)).toBeTruthy();
  expect(onChange).toHaveBeenCalledWith({ data: changed, etag: '"2"' });
});

it('keeps what was typed into it until it is done', async () => {
  const verbs = [verb('return', { fields: [{ type: 'text', name: 'message', label: 'Message' }] })];
  bar(verbs);
  await userEvent.click(screen.getByRole('button', { name: 'return' }));
  await userEvent.type(screen.getByLabelText('Message'), 'Say why.');
  cleanup();
  bar(verbs);
  await userEvent.click(screen.getByRole('button', { name: 'return' }));
  expect(screen.getByLabelText<HTMLInputElement>('Message').value).toBe('Say why.');
});
