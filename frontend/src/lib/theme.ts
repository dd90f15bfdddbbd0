/** Light, dark, or as the system says. */
import { signal } from '@preact/signals';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'ctwg.theme';

const isTheme = (value: string | null): value is Theme =>
  THEMES.some((candidate) => candidate === value);

export const theme = signal<Theme>('system');

export function applyTheme(value: Theme): void {
  theme.value = value;
  if (value === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset['theme'];
  } else {
    localStorage.setItem(KEY, value);
    document.documentElement.dataset['theme'] = value;
  }
}

export function startTheme(): void {
  const stored = localStorage.getItem(KEY);
  applyTheme(isTheme(stored) ? stored : 'system');
}
