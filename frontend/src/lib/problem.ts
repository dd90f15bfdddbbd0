/** RFC 9457 problem documents as the API sends them, and the failures that never reached it. */

/** One rule or input error; `source` is the place in the plan that the rule comes from. */
export interface Finding {
  code: string;
  detail: string;
  pointer?: string;
  parameter?: string;
  severity?: string;
  source?: string;
  /** Codes found in another record that this one speaks of. */
  carries?: string[];
}

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors: Finding[];
  /** In how many seconds the server wants to be asked again, where it says so. */
  retryAfter: number | undefined;
}

/** A request that did not succeed. `status` is 0 when no answer came. */
export class Problem extends Error implements ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: Finding[];
  readonly retryAfter: number | undefined;

  constructor(document: Partial<ProblemDocument> & { title: string }) {
    super(document.detail ?? document.title);
    this.name = 'Problem';
    this.type = document.type ?? 'about:blank';
    this.title = document.title;
    this.status = document.status ?? 0;
    this.detail = document.detail ?? '';
    this.requestId = document.requestId ?? '';
    this.errors = document.errors ?? [];
    this.retryAfter = document.retryAfter;
  }

  /** The last segment of the type address: `stale-version`, `offline`. */
  get slug(): string {
    return this.type.split('/').at(-1) ?? '';
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function findingOf(value: unknown): Finding[] {
  if (!isObject(value)) return [];
  const finding: Finding = { code: text(value['code']), detail: text(value['detail']) };
  for (const name of ['pointer', 'parameter', 'severity', 'source'] as const) {
    const part = text(value[name]);
    if (part) finding[name] = part;
  }
  const { carries } = value;
  if (Array.isArray(carries) && carries.length > 0) finding.carries = carries.map(text);
  return [finding];
}

/** The findings of an `errors` or `findings` array; whatever else it holds is left out. */
export function findingsOf(value: unknown): Finding[] {
  return Array.isArray(value) ? value.flatMap(findingOf) : [];
}

/** Seconds until the moment that `Retry-After` names, as a delay or as a date (RFC 9110, 10.2.3). */
export function secondsOf(retryAfter: string | null, now = Date.now()): number | undefined {
  if (retryAfter === null || retryAfter.trim() === '') return undefined;
  const delay = Number(retryAfter);
  const seconds = Number.isNaN(delay) ? (Date.parse(retryAfter) - now) / 1000 : delay;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** Reads an error response; an answer that is no problem document keeps its status. */
export async function problemOf(response: Response): Promise<Problem> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    body = undefined; // A proxy's own error page: the status still says what happened.
  }
  const document = isObject(body) ? body : {};
  return new Problem({
    type: text(document['type']) || 'about:blank',
    title: text(document['title']) || response.statusText || `HTTP ${response.status}`,
    status: response.status,
    detail: text(document['detail']),
    requestId: text(document['request_id']) || (response.headers.get('X-Request-Id') ?? ''),
    errors: findingsOf(document['errors']),
    retryAfter: secondsOf(response.headers.get('Retry-After')),
  });
}

/** Whatever was thrown, as a Problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    type: 'client/unexpected',
    title: error instanceof Error ? error.message : String(error),
  });
}

/**
 * The form field that a JSON pointer falls in: `/planned/start` belongs to `planned`, `/leads/0`
 * to `leads`, `/budget/co_funding` to `budget.co_funding`, and a whole group to its first field.
 * A pointer outside the form belongs to none.
 */
export function fieldOfPointer(
  pointer: string | undefined,
  fields: readonly string[],
): string | undefined {
  const parts = (pointer ?? '')
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (parts.length === 0) return undefined;
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    if (fields.includes(name)) return name;
  }
  return fields.find((field) => field.startsWith(`${parts[0] ?? ''}.`));
}
