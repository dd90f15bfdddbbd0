/** Whether the service holds a simulation instead of the real record: each answer of it says so. */
import { signal } from '@preact/signals';

const HEADER = 'X-CTWG-Simulated';

export const isSimulated = signal(false);

export function noteSimulated(response: Response): void {
  isSimulated.value = response.headers.get(HEADER) === 'true';
}
