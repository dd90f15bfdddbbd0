/** A read that does not give up at once: tried again, and at the last answered from memory. */
import { isPassing } from './passing';
import { asProblem, type Problem } from './problem';
import { presentReader, recall, remember } from './remembered';

/** Waits before another attempt: a server that restarts is back in a second or two. */
const WAITS_MS = [400, 1_200];
/** Who reads does not sit through a longer wait than this without being told. */
const LONGEST_WAIT_S = 3;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How long to wait before a read is tried again; none when that would not help its reader. */
function waitAfter(problem: Problem, tried: number): number | undefined {
  const { slug, retryAfter = 0 } = problem;
  const cannotHelp = slug === 'offline' || slug === 'timeout' || retryAfter > LONGEST_WAIT_S;
  if (!isPassing(problem) || cannotHelp) return undefined;
  const wait = WAITS_MS[tried];
  return wait === undefined ? undefined : Math.max(wait, retryAfter * 1000);
}

/** Files are not kept: they are large, and nothing shows them. */
const isRecord = (response: Response): boolean =>
  (response.headers.get('Content-Type') ?? '').includes('json') &&
  !response.headers.has('Content-Disposition');

/** Beside the reading of the answer itself: who waits for it does not wait for this. */
function keep(request: Request, response: Response, reader: number): void {
  remember(request.url, response, reader).catch((error: unknown) => {
    // The page was left before its answer was whole: it is not kept.
    if (!request.signal.aborted) throw error;
  });
}

/** The answer to a GET, by way of `attempt`; throws what the last attempt threw. */
export async function readWith(
  attempt: (request: Request) => Promise<Response>,
  request: Request,
  tried = 0,
): Promise<Response> {
  const reader = presentReader();
  try {
    const response = await attempt(request.clone());
    if (isRecord(response)) keep(request, response, reader);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    const problem = asProblem(error);
    const wait = waitAfter(problem, tried);
    if (wait === undefined) {
      const last = isPassing(problem) ? recall(request.url, reader) : undefined;
      if (last) return last;
      throw error;
    }
    await pause(wait);
    request.signal.throwIfAborted();
    return readWith(attempt, request, tried + 1);
  }
}
