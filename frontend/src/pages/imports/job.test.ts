import { afterEach, expect, it, vi } from 'vitest';
import type { ImportRead } from '../../api';
import { type Attempt, follow, isInterrupted, sendFile } from './job';

const attempt: Attempt = {
  resource: 'activities',
  file: { name: 'a.csv', content: new Blob(['title']), mediaType: 'text/csv', digest: '0' },
  isTrial: false,
  key: 'once',
};

const told = (job: Partial<ImportRead>, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(job), {
    status: 201,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

const never = new AbortController().signal;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('sends a file under its key, and says that what it made is new', async () => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return Promise.resolve(told({ id: '1' }));
  });
  const { wasDone } = await sendFile(attempt, never);
  expect(wasDone).toBe(false);
  const [request] = asked;
  expect(request?.headers.get('Idempotency-Key')).toBe('once');
  expect(request?.url).toContain('resource=activities&dry_run=false');
  expect(await request?.text()).toBe('title');
});

it('knows an import that an earlier attempt made, by what the service says of it', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(told({ id: '1' }, { 'Idempotency-Replayed': 'true' })),
  );
  expect((await sendFile(attempt, never)).wasDone).toBe(true);
});

it('follows an import through a connection that breaks, until it ends', async () => {
  vi.useFakeTimers();
  const answers = [
    () => Promise.resolve(told({ status: 'running', progress: 0.5 })),
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => Promise.resolve(told({ status: 'succeeded', progress: 1 })),
  ];
  vi.stubGlobal('fetch', () => answers.shift()?.());
  const steps: number[] = [];
  const followed = follow('1', ({ progress }) => steps.push(progress), never);
  await vi.runAllTimersAsync();
  expect((await followed).status).toBe('succeeded');
  expect(steps).toEqual([0.5]);
});

it('gives up following when the service says nothing for long', async () => {
  vi.useFakeTimers();
  const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  vi.stubGlobal('fetch', fetch);
  const followed = expect(follow('1', () => undefined, never)).rejects.toMatchObject({ status: 0 });
  await vi.runAllTimersAsync();
  await followed;
  expect(fetch).toHaveBeenCalledTimes(5);
});

it('tells an import that died from one that was refused', () => {
  const failed = (code: string) =>
    ({ status: 'failed', errors: [{ code, row: null, column: null, detail: '' }] }) as unknown;
  expect(isInterrupted(failed('import.interrupted') as ImportRead)).toBe(true);
  expect(isInterrupted(failed('enum') as ImportRead)).toBe(false);
});
