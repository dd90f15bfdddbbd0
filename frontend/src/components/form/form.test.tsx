import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { readDraft } from '../../lib/draft';
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

function form(save: Save, reload?: () => Promise<typeof base>) {
  return render(
    <Form
      name="activities/STAR-XI"
      sections={sections}
      base={base}
      save={save}
      {...(reload && { reload })}
      onCancel={() => undefined}
    />,
  );
}

const saved = vi.fn<Save>();
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
    });
  });

  it('keeps what was typed as a draft, and drops the draft once it is saved', async () => {
    form(vi.fn<Save>().mockResolvedValue());
    await retype('STAR XII');
    expect(readDraft<{ title: string }>('activities/STAR-XI')?.values.title).toBe('STAR XII');
    await press('Save');
    expect(readDraft('activities/STAR-XI')).toBeUndefined();
  });

  it('restores a draft and lets it be dropped', async () => {
    const { unmount } = form(saved);
    await retype('STAR XII');
    unmount();
    form(saved);
    expect(title().value).toBe('STAR XII');
    await press('Start afresh');
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
    expect(readDraft('activities/STAR-XI')).toBeDefined();
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
    const places = screen.getByRole('group', { name: 'Place' });
    expect(within(places).queryByRole('radio')).toBeNull();
    await press('Use these and continue');
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({
      values: { title: 'STAR XII', place: 'Phuket' },
      changes: { title: 'STAR XII' },
      etag: '"2"',
      idempotencyKey: expect.any(String) as string,
    });
  });
});
