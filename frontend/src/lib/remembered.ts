/**
 * The last answer to each question of this page, for when the server cannot be asked.
 *
 * In memory only, of one principal, and bounded: what somebody may read must not lie on the disk of
 * a shared machine, nor be shown to the next person. An answer is used again only when asking failed
 * in a way that passes by itself, and the page then says of when it is.
 */
import { computed, signal } from '@preact/signals';

interface Answer {
  body: Blob;
  headers: Headers;
  at: Date;
}

const KEPT = 100;
const answers = new Map<string, Answer>();
const old = signal<ReadonlyMap<string, Date>>(new Map());

/** Of when the oldest answer is that the page shows in place of a new one. */
export const asOf = computed<Date | undefined>(() => {
  const moments = [...old.value.values()].sort((a, b) => a.valueOf() - b.valueOf());
  return moments[0];
});

/** Raised to have everything that is shown read again. */
export const readings = signal(0);

export function readAgain(): void {
  readings.value += 1;
}

function withoutOld(url: string): void {
  if (!old.value.has(url)) return;
  old.value = new Map([...old.value].filter(([name]) => name !== url));
}

let reader = 0;

/** Who reads, as far as this module needs to know: another number for another principal. */
export const presentReader = (): number => reader;

/** Keeps what was answered now to the one who asked; the oldest goes when there are too many. */
export async function remember(
  url: string,
  response: Response,
  asker: number,
  at = new Date(),
): Promise<void> {
  const { headers } = response;
  // Read whole at once: the copy of an answer whose page was left could not be read any more.
  const body = await response.clone().blob();
  if (asker !== reader) return;
  answers.delete(url);
  answers.set(url, { body, headers, at });
  withoutOld(url);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

/** The last answer, if there was one; from here on the page shows something old. */
export function recall(url: string, asker: number): Response | undefined {
  const answer = answers.get(url);
  if (!answer || asker !== reader) return undefined;
  old.value = new Map(old.value).set(url, answer.at);
  const { body, headers } = answer;
  return new Response(body, { headers });
}

/** Another page begins: what the last one showed no longer counts. */
export function turnPage(): void {
  if (old.value.size > 0) old.value = new Map();
}

/** Another principal begins; what is still on its way to the last one is not kept. */
export function forgetAnswers(): void {
  reader += 1;
  answers.clear();
  turnPage();
}
