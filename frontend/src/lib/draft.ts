/** What was typed and not yet saved, kept for this tab so that nothing is lost on a failed save. */

export interface Draft<T> {
  values: T;
  savedAt: string;
}

const keyOf = (name: string): string => `ctwg.draft.${name}`;

export function readDraft<T>(name: string): Draft<T> | undefined {
  const text = sessionStorage.getItem(keyOf(name));
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Draft<T>;
  } catch {
    sessionStorage.removeItem(keyOf(name)); // Written by an older release: not readable, not ours.
    return undefined;
  }
}

export function writeDraft(name: string, values: unknown, now = new Date()): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify({ values, savedAt: now.toISOString() }));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // A full store only means no draft.
  }
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(keyOf(name));
}
