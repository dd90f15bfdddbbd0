/** Failures that pass by themselves, and how long to wait before the next attempt. */
import type { Problem } from './problem';

/** Too many requests, and what a proxy or a server that restarts answers (RFC 9110, RFC 6585). */
const STATUSES: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
const WITHOUT_ANSWER: ReadonlySet<string> = new Set(['timeout', 'network', 'offline']);

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** Clients that failed together must not come back together. */
const SPREAD = 0.25;

/** Whether the same request may succeed later, with nothing changed about it. */
export const isPassing = ({ status, slug }: Problem): boolean =>
  status === 0 ? WITHOUT_ANSWER.has(slug) : STATUSES.has(status);

/** Milliseconds before attempt number `next`, the first retry being 1: doubled, spread, bounded. */
export function waitBefore(next: number, problem: Problem, random = Math.random): number {
  const doubled = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (next - 1));
  const spread = doubled * (1 + SPREAD * (2 * random() - 1));
  return Math.round(Math.max(spread, (problem.retryAfter ?? 0) * 1000));
}
