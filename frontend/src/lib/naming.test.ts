import { expect, it, vi } from 'vitest';
import { naming } from './naming';

interface Answer {
  ref: string;
  to: string;
}

const listing = (items: Answer[]) => ({
  page: vi.fn(() => Promise.resolve({ items, next: 'more', total: 3 })),
  file: vi.fn(() => Promise.resolve(new Response(''))),
});
const others = () => ({
  page: vi.fn(() => Promise.resolve({ items: [{ ref: 'R1', text: 'Do this.' }], next: null })),
});
const signal = new AbortController().signal;

const over = (rows: ReturnType<typeof listing>, asked: ReturnType<typeof others>) =>
  naming({
    rows,
    refOf: ({ to }: Answer) => to,
    others: asked,
    nameOf: ({ text }: { ref: string; text: string }) => text,
  });

it('tells what each row points at, asking for each record once', async () => {
  const asked = others();
  const rows = listing([
    { ref: 'R1.AUS', to: 'R1' },
    { ref: 'R1.PER', to: 'R1' },
  ]);
  const page = await over(rows, asked).page({ economy: 'AUS' }, signal);
  expect(rows.page).toHaveBeenCalledExactlyOnceWith({ economy: 'AUS' }, signal);
  expect(asked.page).toHaveBeenCalledExactlyOnceWith({ ref: 'R1', limit: '1' }, signal);
  expect(page.items.map(({ name }) => name)).toEqual(['Do this.', 'Do this.']);
  expect([page.next, page.total]).toEqual(['more', 3]);
});

it('leaves a record without a name that the reader does not see', async () => {
  const page = await over(listing([{ ref: 'R2.AUS', to: 'R2' }]), others()).page({}, signal);
  expect(page.items).toEqual([{ ref: 'R2.AUS', to: 'R2', name: undefined }]);
});

it('asks for no names where there are no rows', async () => {
  const asked = others();
  expect((await over(listing([]), asked).page({}, signal)).items).toEqual([]);
  expect(asked.page).not.toHaveBeenCalled();
});
