/** What is said without moving the focus: results of searches, saved records. */
import { signal } from '@preact/signals';

export interface Notice {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'info';
}

const NOTICE_MS = 8_000;
const AGAIN_MS = 100;
let counter = 0;

/** Read out politely; the newest text replaces the last. */
export const announcement = signal('');
export const notices = signal<readonly Notice[]>([]);

/** A text that is the same as the last is read out again: it is taken away first. */
export function announce(text: string): void {
  if (announcement.value === text) {
    announcement.value = '';
    setTimeout(announce, AGAIN_MS, text);
    return;
  }
  announcement.value = text;
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** A short notice on screen; a failure stays until it is dismissed. */
export function notify(text: string, tone: Notice['tone'] = 'good'): void {
  counter += 1;
  const id = counter;
  notices.value = [...notices.value, { id, text, tone }];
  if (tone !== 'bad') setTimeout(dismiss, NOTICE_MS, id);
}
