/** The sheet that a chart is drawn on: an image with a name, the same on screen and paper. */
import type { ComponentChildren } from 'preact';
import { rounded } from '../geometry';
import { FONT_SIZE, SOFT } from './ink';

export interface Named {
  title: string;
  /** The one thing to see in it, in a sentence. */
  reading: string;
}

interface DrawingProps extends Named {
  width: number;
  height: number;
  children: ComponentChildren;
}

export function Drawing({ title, reading, width, height, children }: DrawingProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${rounded(width)} ${rounded(height)}`}
      role="img"
      aria-label={`${title}. ${reading}`}
      font-family="sans-serif"
      font-size={FONT_SIZE}
      fill={SOFT}
    >
      {children}
    </svg>
  );
}
