/** Imports at the API: a file is sent, and its work followed until it ends. */
import type {
  CreateImportData,
  GetImportData,
  GetImportTemplateData,
  ImportRead,
  ImportRowsRead,
  ListImportRowsData,
} from '../../api';
import { segment, transport, transportOnce } from '../../lib/http';
import { asProblem, type Problem } from '../../lib/problem';
import { type Params, searchOf } from '../../lib/query';
import type { Importable } from './importables';

/** A file as it was when it was chosen; what happens to it on the disk afterwards is another file. */
export interface HeldFile {
  name: string;
  content: Blob;
  mediaType: string;
  /** SHA-256, as the service computes it. */
  digest: string;
}

/** One intended import. Under the same key it is done once, however often it is sent. */
export interface Attempt {
  resource: Importable;
  file: HeldFile;
  isTrial: boolean;
  key: string;
}

interface Answer {
  job: ImportRead;
  /** It had been done by an earlier attempt, whose answer was lost. */
  wasDone: boolean;
}

const ADDRESS = '/api/v1/imports' satisfies CreateImportData['url'];
const ONE = '/api/v1/imports/{key}' satisfies GetImportData['url'];
const TEMPLATE = '/api/v1/imports/templates/{resource}.xlsx' satisfies GetImportTemplateData['url'];
const ROWS = '/api/v1/imports/{key}/rows' satisfies ListImportRowsData['url'];
const ROWS_AT_ONCE = 200;
const WAIT_S = 2;
const PACE_MS = 1_000;
const READ_LIMIT_MS = 20_000;
/** A hundred megabytes on a slow line. */
const SEND_LIMIT_MS = 30 * 60_000;
/** How many reads in a row may fail before the reader is told. */
const PATIENCE = 4;

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Takes a file into memory. Throws when it cannot be read. */
export async function holdFile(file: File, mediaType: string): Promise<HeldFile> {
  const bytes = await file.arrayBuffer();
  const digest = hex(await crypto.subtle.digest('SHA-256', bytes));
  return { name: file.name, content: new Blob([bytes]), mediaType, digest };
}

/** Whether a request got no answer, or one that says "later": then it may have had its effect. */
export const isLost = ({ status }: Problem): boolean =>
  status === 0 || status === 429 || status >= 500;

export async function sendFile(attempt: Attempt, signal: AbortSignal): Promise<Answer> {
  const { resource, file, isTrial, key } = attempt;
  const address = `${ADDRESS}${searchOf({ resource, dry_run: String(isTrial) })}`;
  const headers = {
    'Content-Type': file.mediaType,
    'Idempotency-Key': key,
    Prefer: `wait=${WAIT_S}`,
  };
  const init = { method: 'POST', headers, body: file.content, signal };
  const response = await transportOnce(address, init, SEND_LIMIT_MS);
  const job = (await response.json()) as ImportRead;
  return { job, wasDone: response.headers.has('Idempotency-Replayed') };
}

export async function readImport(id: string, signal: AbortSignal): Promise<ImportRead> {
  const address = ONE.replace('{key}', segment(id));
  const response = await transportOnce(address, { signal }, READ_LIMIT_MS);
  return (await response.json()) as ImportRead;
}

/** A page of what the rows of an import came to; `id` says of which. */
export async function readRows(
  { id = '', action = '', cursor = '' }: Params,
  signal: AbortSignal,
): Promise<ImportRowsRead> {
  const address = ROWS.replace('{key}', segment(id));
  const query = searchOf({ action, cursor, limit: String(ROWS_AT_ONCE) });
  const response = await transport(`${address}${query}`, { signal });
  return (await response.json()) as ImportRowsRead;
}

export const isRunning = ({ status }: ImportRead): boolean => status === 'running';

/** Whether its process died: nothing was written, and the same key begins it again. */
export const isInterrupted = ({ status, errors }: ImportRead): boolean =>
  status === 'failed' && errors[0]?.code === 'import.interrupted';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PACE_MS));

/** Asks until it has ended, and says each time how far it is. */
export async function follow(
  id: string,
  onStep: (job: ImportRead) => void,
  signal: AbortSignal,
): Promise<ImportRead> {
  let failures = 0;
  for (;;) {
    try {
      const job = await readImport(id, signal);
      failures = 0;
      if (!isRunning(job)) return job;
      onStep(job);
    } catch (error) {
      failures += 1;
      if (signal.aborted || !isLost(asProblem(error)) || failures > PATIENCE) throw error;
    }
    await pause();
    signal.throwIfAborted();
  }
}

export function readTemplate(resource: Importable): Promise<Response> {
  return transportOnce(TEMPLATE.replace('{resource}', resource), {}, READ_LIMIT_MS);
}
