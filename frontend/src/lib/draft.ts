/**
 * What was typed and not yet saved.
 *
 * In `localStorage`, under the account that typed it: `sessionStorage` is gone with the tab, so that
 * a tab closed by accident, a browser that restarts and a session that ends would each lose the text.
 * The price is that the text stays on the device. So a draft is read under its own account alone,
 * is listed for its writer to throw away, goes once it is saved, and goes by itself after a month.
 */
import type { Tagged } from './http';
import type { Values } from './merge';

/** A creation that was sent and not answered: whether it arrived is known to its key alone. */
export interface Attempt {
  key: string;
  values: Values;
}

export interface Draft {
  values: Values;
  /** What the form started from, so that what others changed meanwhile is not undone. */
  base: Tagged<Values>;
  savedAt: string;
  /** The form that wrote it last: two windows may have the same one open. */
  by: string;
  /** What it is a draft of, in words, and where its form is. */
  title?: string | undefined;
  href?: string | undefined;
  attempt?: Attempt | undefined;
}

export interface NamedDraft extends Draft {
  name: string;
}

const PREFIX = 'ctwg.draft.';
const KEPT_MS = 30 * 86_400_000;

const prefixOf = (account: string): string => `${PREFIX}${account || 'nobody'}.`;
const keyOf = (account: string, name: string): string => prefixOf(account) + name;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'values' in value && 'base' in value;

function parsed(key: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (isDraft(value)) return value;
  } catch {
    // Written by an older release: not readable, not ours.
  }
  localStorage.removeItem(key);
  return undefined;
}

export const readDraft = (account: string, name: string): Draft | undefined =>
  parsed(keyOf(account, name));

/** Whether it is kept: a full store keeps nothing more. */
export function writeDraft(account: string, name: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(account, name), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

/** Drops it; with `by`, only where that form wrote it last. */
export function dropDraft(account: string, name: string, by?: string): void {
  if (by !== undefined && readDraft(account, name)?.by !== by) return;
  localStorage.removeItem(keyOf(account, name));
}

const storedKeys = (prefix: string): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** The drafts of an account, the latest first. */
export function draftsOf(account: string): NamedDraft[] {
  const prefix = prefixOf(account);
  return storedKeys(prefix)
    .flatMap((key) => {
      const draft = parsed(key);
      return draft ? [{ ...draft, name: key.slice(prefix.length) }] : [];
    })
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** Drops what nobody came back to, whoever wrote it. */
export function dropAgedDrafts(now = Date.now()): void {
  for (const key of storedKeys(PREFIX)) {
    const draft = parsed(key);
    if (draft && now - Date.parse(draft.savedAt) > KEPT_MS) localStorage.removeItem(key);
  }
}
