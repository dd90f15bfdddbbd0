import { act, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from './problem';
import { type Saving, useSaving } from './saving';

const busy = (retryAfter?: number) =>
  new Problem({ title: 'Unavailable', status: 503, retryAfter });

let saving: Saving;

function View() {
  saving = useSaving();
  return null;
}

type Send = () => Promise<void>;

const start = (send: Send, fail = vi.fn()) => act(() => saving.start(send, fail));
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a save', () => {
  it('is sent again after two seconds and after four, until it is answered', async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(busy()).mockRejectedValueOnce(busy());
    send.mockResolvedValue();
    render(<View />);
    await start(send);
    expect(saving.waiting?.until).toBe(Date.now() + 2000);
    await pass(1999);
    expect(send).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(send).toHaveBeenCalledTimes(2);
    await pass(4000);
    expect(send).toHaveBeenCalledTimes(3);
    expect(saving.waiting).toBeUndefined();
    expect(saving.isSaving).toBe(false);
  });

  it('waits as long as the server asks', async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(busy(30)).mockResolvedValue();
    render(<View />);
    await start(send);
    await pass(29_999);
    expect(send).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('is told at once that it is refused', async () => {
    const refusal = new Problem({ title: 'No', status: 422 });
    const fail = vi.fn();
    render(<View />);
    await start(vi.fn<Send>().mockRejectedValue(refusal), fail);
    expect(fail).toHaveBeenCalledWith(refusal);
    expect(saving.waiting).toBeUndefined();
  });

  it('is not sent again once it is stopped, nor once the page is left', async () => {
    const send = vi.fn<Send>().mockRejectedValue(busy());
    const { unmount } = render(<View />);
    await start(send);
    await act(() => {
      saving.stop();
    });
    await pass(120_000);
    expect(send).toHaveBeenCalledTimes(1);
    await start(send);
    unmount();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('is sent at once when somebody asks, or the network returns', async () => {
    const send = vi.fn<Send>().mockRejectedValue(busy());
    render(<View />);
    await start(send);
    await act(() => {
      saving.tryNow();
    });
    await pass(0);
    await act(() => {
      dispatchEvent(new Event('online'));
    });
    expect(send).toHaveBeenCalledTimes(3);
  });
});
