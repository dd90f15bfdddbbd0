/**
 * How much room text takes. A drawing has no document to measure in, on paper as little as before
 * it is on the screen: widths are those of a common sans serif, rounded up a little.
 */
const NARROW = /[ijlI.,;:'|!()[\]ft \-/]/;
const WIDE = /[mwMW@%&—]/;
const UPPER = /[A-Z]/;

const widthOf = (character: string): number => {
  if (NARROW.test(character)) return 0.34;
  if (WIDE.test(character)) return 0.9;
  return UPPER.test(character) ? 0.7 : 0.57;
};

export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((width, character) => width + widthOf(character), 0) * size;

/** A text in lines that fit; only between words, because a broken word is not read. */
export function wrapped(text: string, room: number, size: number): string[] {
  const lines: string[] = [];
  // The mark that a text goes on stays with its last word.
  for (const word of text
    .replaceAll(' …', '\u00a0…')
    .split(/[ \t\n]+/)
    .filter(Boolean)) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export interface Placed {
  /** Which of the items, counted from 0. */
  index: number;
  x: number;
  line: number;
}

/** Items one after another, on as many lines as they need: a legend. */
export function flow(widths: readonly number[], room: number, gap: number): Placed[] {
  const placed: Placed[] = [];
  let [x, line] = [0, 0];
  widths.forEach((width, index) => {
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    placed.push({ index, x, line });
    x += width + gap;
  });
  return placed;
}
