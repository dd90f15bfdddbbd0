/**
 * The one way to the API: bearer token in memory, one silent refresh on 401, problem documents
 * thrown as `Problem`, a time limit. Reads are tried again, and answered from memory at the last;
 * a write is sent once: whoever made it knows its key, and decides about another attempt.
 */
import type { Resumed as Resuming } from '../api';
import { messages } from './messages';
import { isPassing } from './passing';
import { Problem, problemOf } from './problem';
import { readWith } from './reading';
import { noteSimulated } from './simulated';

export const API_BASE = '/api/v1';
const TIME_LIMIT_MS = 20_000;
const REFRESH_PATH = `${API_BASE}/auth/refresh`;

/** A value together with the entity tag under which it was read. */
export interface Tagged<T> {
  data: T;
  etag: string;
}

/** A session that goes on. A server before this page, in the midst of an update, does not say whose. */
type Resumed = Omit<Resuming, 'me'> & Partial<Pick<Resuming, 'me'>>;

let accessToken = '';
let refreshing: Promise<Resumed | undefined> | undefined;
let whenReady: Promise<unknown> = Promise.resolve();
let onSessionLost: () => void = () => undefined;

export function setAccessToken(token: string): void {
  accessToken = token;
}

/** Requests wait for this: at start, until it is known whether somebody is signed in. */
export function holdRequestsUntil(ready: Promise<unknown>): void {
  whenReady = ready;
}

/** Called once when a refresh was refused while a token was in use. */
export function setSessionLostHandler(handler: () => void): void {
  onSessionLost = handler;
}

function failureOf(error: unknown, aborted: boolean): unknown {
  if (aborted) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new Problem({ type: 'client/timeout', title: messages.failures.timeout });
  }
  if (error instanceof TypeError) {
    return navigator.onLine
      ? new Problem({ type: 'client/network', title: messages.failures.network })
      : new Problem({ type: 'client/offline', title: messages.failures.offline });
  }
  return error;
}

async function send(request: Request, limit = TIME_LIMIT_MS): Promise<Response> {
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limit)]);
    const response = await fetch(request, { signal });
    noteSimulated(response);
    return response;
  } catch (error) {
    throw failureOf(error, request.signal.aborted);
  }
}

async function askForToken(): Promise<Resumed | undefined> {
  const response = await send(
    new Request(REFRESH_PATH, { method: 'POST', headers: { 'X-CTWG-Refresh': '1' } }),
  );
  if (!response.ok) {
    const refusal = await problemOf(response);
    // A server that restarts has not ended the session.
    if (isPassing(refusal)) throw refusal;
    return undefined;
  }
  const resumed = (await response.json()) as Resumed;
  accessToken = resumed.access_token;
  return resumed;
}

/** Trades the refresh cookie for a new access token; concurrent callers share one request. */
export function refreshToken(): Promise<Resumed | undefined> {
  refreshing ??= askForToken().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

const authorized = (request: Request): Request => {
  if (accessToken) request.headers.set('Authorization', `Bearer ${accessToken}`);
  return request;
};

/** One attempt with the session's token; throws a `Problem` for every answer but a success. */
async function attempt(request: Request, limit?: number): Promise<Response> {
  const spare = request.clone();
  const usedToken = accessToken;
  let response = await send(authorized(request), limit);
  if (response.status === 401 && usedToken) {
    if (await refreshToken()) {
      response = await send(authorized(spare), limit);
    } else {
      accessToken = '';
      onSessionLost();
    }
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * `fetch` for the API; throws a `Problem` for every answer but a success. What takes long by its
 * nature, such as a file, says how long it may.
 */
export async function transport(
  input: RequestInfo | URL,
  init?: RequestInit,
  limit?: number,
): Promise<Response> {
  const request = new Request(input, init);
  await whenReady;
  const once = (each: Request) => attempt(each, limit);
  return request.method === 'GET' ? readWith(once, request) : once(request);
}

/**
 * One attempt, never answered from memory, with a time limit of its own: for whole files, and for
 * work that goes on.
 */
export async function transportOnce(
  input: RequestInfo | URL,
  init: RequestInit,
  limit: number,
): Promise<Response> {
  const request = new Request(input, init);
  await whenReady;
  return attempt(request, limit);
}

/** A fresh key for one intended creation; a retry of the same intent reuses it. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

/** One path segment made from a record's key. */
export const segment = (key: string): string => encodeURIComponent(key);
