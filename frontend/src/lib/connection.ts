/** Whether this device is on a network, as the browser tells it. */
import { signal } from '@preact/signals';

export const isOffline = signal(false);

/** Follows the browser's own events. Call once, at start. */
export function followConnection(): void {
  const note = () => {
    isOffline.value = !navigator.onLine;
  };
  note();
  addEventListener('online', note);
  addEventListener('offline', note);
}
