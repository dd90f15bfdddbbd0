import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { readDraft } from '../../lib/draft';
import type { Tagged } from '../../lib/http';
import type { Values } from '../../lib/merge';
import { Problem } from '../../lib/problem';
import { Form, type Submission } from './form';

const sections = [
  {
    title: 'What',
    fields: [
      { type: 'text' as const, name: 'title', label: 'Title', isRequired: true },
      { type: 'text' as const, name: 'place', label: 'Place' },
    ],
  },
];

const base = { data: { title: 'STAR XI', place: 'Bangkok' }, etag: '"1"' };

type Save = (submission: Submission) => Promise<void>;

type Base = Tagged<Values>;

function form(save: Save, reload?: () => Promise<Base>, start: Base = base) {
  return render(
    <Form
      name="activities/STAR-XI"
      sections={sections}
      base={start}
      save={save}
      {...(reload && { reload })}
      onCancel={() => undefined}
    />,
  );
}

const saved = vi.fn<Save>();
const draft = () => readDraft('', 'activities/STAR-XI');
const title = () => screen.getByLabelText<HTMLInputElement>(/^Title/);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function retype(text: string) {
  await userEvent.clear(title());
  await userEvent.type(title(), text);
}

describe('form', () => {
  it('sends what was changed and under which version it was read', async () => {
    const save = vi.fn<Save>().mockResolvedValue();
    form(save);
    await retype('STAR XII');
    await press('Save');
    expect(save).toHaveBeenCalledWith({
      values: { title: 'STAR XII', place: 'Bangkok' },
      changes: { title: 'STAR XII' },
      etag: '"1"',
      idempotencyKey: expect.any(String) as string,
      latest: expect.any(Function) as () => Values,
    });
  });

  it('keeps what was typed as a draft, and drops the draft once it is saved', async () => {
    form(vi.fn<Save>().mockResolvedValue());
    await retype('STAR XII');
    expect(draft()?.values['title']).toBe('STAR XII');
    await press('Save');
    expect(draft()).toBeUndefined();
  });

  it('restores a draft and lets it be dropped', async () => {
    const { unmount } = form(saved);
    await retype('STAR XII');
    unmount();
    form(saved);
    expect(title().value).toBe('STAR XII');
    await press('Throw the draft away');
    expect(title().value).toBe('STAR XI');
  });

  it('puts each broken rule beside its field, with its code and source, and loses nothing', async () => {
    const problem = new Problem({
      title: 'Unprocessable',
      status: 422,
      errors: [
        {
          code: 'activity.title-required',
          pointer: '/title',
          detail: 'A title is needed.',
          source: 'Strategic Plan, section IV',
        },
      ],
    });
    form(vi.fn<Save>().mockRejectedValue(problem));
    await retype('x');
    await press('Save');
    expect(title().getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(title().getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toContain('activity.title-required');
    expect(described?.textContent).toContain('Strategic Plan, section IV');
    expect(title().value).toBe('x');
    expect(draft()).toBeDefined();
  });

  it('shows what the other person changed and lets both be kept', async () => {
    const save = vi
      .fn<Save>()
      .mockRejectedValueOnce(new Problem({ title: 'Stale', status: 412 }))
      .mockResolvedValue();
    const theirs = { data: { title: 'STAR 11', place: 'Phuket' }, etag: '"2"' };
    form(save, () => Promise.resolve(theirs));
    await retype('STAR XII');
    await press('Save');
    const titles = await screen.findByRole('group', { name: 'Title' });
    expect(within(titles).getByText('STAR 11')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Place' })).toBeNull();
    expect(screen.getByText('Place')).toBeTruthy();
    await press('Use these and continue');
    expect(screen.getByText('1 field is still to be decided.')).toBeTruthy();
    await userEvent.click(within(titles).getByLabelText('Keep mine'));
    await press('Use these and continue');
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({
      values: { title: 'STAR XII', place: 'Phuket' },
      changes: { title: 'STAR XII' },
      etag: '"2"',
      idempotencyKey: expect.any(String) as string,
      latest: expect.any(Function) as () => Values,
    });
  });

  it('takes over by itself what only the other person changed, and names it', async () => {
    const save = vi
      .fn<Save>()
      .mockRejectedValueOnce(new Problem({ title: 'Stale', status: 412 }))
      .mockResolvedValue();
    const theirs = { data: { title: 'STAR XI', place: 'Phuket' }, etag: '"2"' };
    form(save, () => Promise.resolve(theirs));
    await retype('STAR XII');
    await press('Save');
    expect((await screen.findByText(/Taken over from their version: Place/)).tagName).toBe('P');
    expect(screen.getByLabelText<HTMLInputElement>('Place').value).toBe('Phuket');
    await press('Save');
    expect(save.mock.lastCall?.[0]).toMatchObject({
      changes: { title: 'STAR XII' },
      etag: '"2"',
    });
  });

  it('knows its own change again, when only the answer to it was lost', async () => {
    const save = vi
      .fn<Save>()
      .mockRejectedValueOnce(new Problem({ title: 'Stale', status: 412 }))
      .mockResolvedValue();
    const theirs = { data: { title: 'STAR XII', place: 'Bangkok' }, etag: '"2"' };
    form(save, () => Promise.resolve(theirs));
    await retype('STAR XII');
    await press('Save');
    expect(save).toHaveBeenCalledTimes(2);
    expect(save.mock.lastCall?.[0]).toMatchObject({ changes: {}, etag: '"2"' });
  });

  it('merges a draft with what was changed since it was written', async () => {
    const { unmount } = form(saved);
    await retype('STAR XII');
    unmount();
    const save = vi.fn<Save>().mockResolvedValue();
    const changed = { data: { title: 'STAR XI', place: 'Phuket' }, etag: '"7"' };
    form(save, undefined, changed);
    expect(title().value).toBe('STAR XII');
    expect(screen.getByText(/Taken over from their version: Place/)).toBeTruthy();
    await press('Save');
    expect(save.mock.lastCall?.[0]).toMatchObject({
      values: { title: 'STAR XII', place: 'Phuket' },
      changes: { title: 'STAR XII' },
      etag: '"7"',
    });
  });

  it('asks about a draft whose field was changed by somebody else since', async () => {
    const { unmount } = form(saved);
    await retype('STAR XII');
    unmount();
    form(saved, undefined, { data: { title: 'STAR 11', place: 'Bangkok' }, etag: '"7"' });
    const titles = screen.getByRole('group', { name: 'Title' });
    expect(within(titles).getByText('STAR XII')).toBeTruthy();
    expect(within(titles).getByText('STAR 11')).toBeTruthy();
  });
});

describe('a save that gets no answer', () => {
  const offline = new Problem({ type: 'client/offline', title: 'Offline' });
  const empty = { data: { title: null, place: null }, etag: '' };

  it('is sent again when the network returns, a creation under the same key', async () => {
    const save = vi.fn<Save>().mockRejectedValueOnce(offline).mockResolvedValue();
    form(save, undefined, empty);
    await retype('STAR XII');
    await press('Save');
    expect(screen.getByText('Not saved yet. What you typed is still here.')).toBeTruthy();
    expect(title().value).toBe('STAR XII');
    dispatchEvent(new Event('online'));
    await vi.waitUntil(() => save.mock.calls.length === 2);
    const [first, second] = save.mock.calls.map(([submission]) => submission);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    await vi.waitUntil(() => draft() === undefined);
  });

  it('goes out as it first did, even after a reload and with more typed since', async () => {
    const save = vi.fn<Save>().mockRejectedValueOnce(offline);
    const { unmount } = form(save, undefined, empty);
    await retype('STAR XII');
    await press('Save');
    await retype('STAR XIII');
    unmount();
    let typed: Values = {};
    const again = vi.fn<Save>((submission) => {
      typed = submission.latest();
      return Promise.resolve();
    });
    form(again, undefined, empty);
    expect(title().value).toBe('STAR XIII');
    expect(screen.getByText(/An earlier attempt to save got no answer/)).toBeTruthy();
    await press('Save');
    expect(again.mock.lastCall?.[0]).toMatchObject({
      values: { title: 'STAR XII' },
      idempotencyKey: save.mock.lastCall?.[0].idempotencyKey,
    });
    expect(typed).toMatchObject({ title: 'STAR XIII' });
  });

  it('can be stopped, and loses nothing', async () => {
    const save = vi.fn<Save>().mockRejectedValueOnce(offline);
    form(save);
    await retype('STAR XII');
    await press('Save');
    await press('Stop trying');
    dispatchEvent(new Event('online'));
    expect(save).toHaveBeenCalledTimes(1);
    expect(title().value).toBe('STAR XII');
    expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
  });
});
