import { describe, expect, it } from 'vitest';
import { isPassing, waitBefore } from './passing';
import { Problem, secondsOf } from './problem';

const failure = (status: number, type = 'x', retryAfter?: number) =>
  new Problem({ title: 'No', status, type, retryAfter });

describe('what passes by itself', () => {
  it('is a server that restarts, a limit that was reached, and no answer at all', () => {
    expect([429, 502, 503, 504].map((status) => isPassing(failure(status)))).toEqual(
      Array(4).fill(true),
    );
    expect(isPassing(failure(0, 'client/offline'))).toBe(true);
    expect(isPassing(failure(0, 'client/timeout'))).toBe(true);
  });

  it('is no refusal, and no fault of the page', () => {
    expect([400, 401, 403, 404, 409, 412, 422, 500].map((s) => isPassing(failure(s)))).toEqual(
      Array(8).fill(false),
    );
    expect(isPassing(failure(0, 'client/unexpected'))).toBe(false);
  });
});

describe('the wait before another attempt', () => {
  const middle = () => 0.5;

  it('doubles from two seconds and ends at a minute', () => {
    const waits = [1, 2, 3, 6, 20].map((next) => waitBefore(next, failure(503), middle));
    expect(waits).toEqual([2000, 4000, 8000, 60_000, 60_000]);
  });

  it('is spread by a quarter to both sides', () => {
    expect(waitBefore(2, failure(503), () => 0)).toBe(3000);
    expect(waitBefore(2, failure(503), () => 1)).toBe(5000);
  });

  it('is never shorter than the server asks', () => {
    expect(waitBefore(1, failure(429, 'x', 30), middle)).toBe(30_000);
    expect(waitBefore(5, failure(429, 'x', 3), middle)).toBe(32_000);
  });
});

it('reads the delay of an answer as seconds or as a date', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(secondsOf('7', now)).toBe(7);
  expect(secondsOf('Sun, 22 Nov 2026 10:01:30 GMT', now)).toBe(90);
  expect(secondsOf('Sun, 22 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(secondsOf(null, now)).toBeUndefined();
  expect(secondsOf('soon', now)).toBeUndefined();
});
