/** Small line drawings in the text's colour; always beside words, so hidden from readers. */
import './icon.css';

const paths = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M13 13l4 4',
  chevron: 'M6 8l4 4l4-4',
  next: 'M8 5l5 5l-5 5',
  up: 'M10 15V5M6 9l4-4l4 4',
  down: 'M10 5v10M6 11l4 4l4-4',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z',
  system: 'M3 4.5h14v9H3zM7.5 16.5h5M10 13.5v3',
  user: 'M10 3.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  plus: 'M10 4.5v11M4.5 10h11',
  download: 'M10 3v9M6.5 9l3.5 3.5L13.5 9M4 16h12',
  external: 'M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7',
  good: 'M4.5 10.5l3.5 3.5l7.5-8',
  warn: 'M10 4l7 12H3zM10 8.5v3.5M10 14v.5',
  bad: 'M6 6l8 8M14 6l-8 8',
  info: 'M10 3.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M10 9v4.5M10 6.5v.5',
  neutral: 'M10 5.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9',
  minus: 'M5 10h10',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  pencil: 'M4 16l.8-3.2L13.5 4l2.5 2.5l-8.800 8.700z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
