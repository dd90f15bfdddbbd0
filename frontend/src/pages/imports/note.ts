/** What this tab remembers of its last import, so that a reload finds it again. */
import { principal } from '../../lib/session';
import type { Importable } from './importables';

export interface Note {
  /** Whose it is: the next one to sign in here begins afresh. */
  user: string;
  resource: Importable;
  name: string;
  digest: string;
  isTrial: boolean;
  key: string;
  /** The import's id, once an answer has told it. */
  id?: string;
  /** False once it is known how it ended: its key has done its work. */
  isOpen: boolean;
}

const KEY = 'ctwg.import';

export function readNote(): Note | undefined {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return undefined;
  try {
    const note = JSON.parse(text) as Note;
    return note.user === principal.value ? note : undefined;
  } catch {
    dropNote(); // Written by an older release: not readable, not ours.
    return undefined;
  }
}

/** Few bytes, so a store that takes nothing at all may fail: without a note, nothing is sent. */
export const writeNote = (note: Note): void => {
  sessionStorage.setItem(KEY, JSON.stringify(note));
};

export const dropNote = (): void => {
  sessionStorage.removeItem(KEY);
};
