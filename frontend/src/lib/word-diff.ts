/** Which words of a text were changed: the shortest edit from one to the other, in words. */

export type Change = 'same' | 'removed' | 'added';

export interface Piece {
  change: Change;
  text: string;
}

/** From a word of the old text to what stands there in the new one. */
export interface Edit {
  /** The words of the old text that it takes away: from `start`, up to but without `end`. */
  start: number;
  end: number;
  words: string[];
}

/** Beyond this many changed words two texts are told apart, not compared. */
const MOST_CHANGES = 1_500;

/** Words, each with the space that follows it: joined together they are the text again. */
export const wordsOf = (text: string): string[] => text.match(/\s+|\S+\s*/gu) ?? [];

type Trail = Int32Array[];

/**
 * How far each diagonal gets with each number of changes.
 *
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
 */
function trailOf(a: readonly string[], b: readonly string[]): Trail | undefined {
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const middle = most + 1;
  const reached = new Int32Array(2 * most + 3);
  const trail: Trail = [];
  for (let changes = 0; changes <= most; changes += 1) {
    trail.push(reached.slice());
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = startOn(reached, middle, diagonal, changes);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reached[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return trail;
    }
  }
  return undefined;
}

const at = (reached: Int32Array, place: number): number => reached[place] ?? 0;

/** Whether a diagonal is best entered by adding a word of the new text. */
const isAdding = (reached: Int32Array, middle: number, diagonal: number, changes: number) =>
  diagonal === -changes ||
  (diagonal !== changes && at(reached, middle + diagonal - 1) < at(reached, middle + diagonal + 1));

const startOn = (reached: Int32Array, middle: number, diagonal: number, changes: number): number =>
  isAdding(reached, middle, diagonal, changes)
    ? at(reached, middle + diagonal + 1)
    : at(reached, middle + diagonal - 1) + 1;

/** The single words that the shortest way takes away and adds, from the end to the beginning. */
function stepsBack(a: readonly string[], b: readonly string[], trail: Trail) {
  const middle = Math.min(a.length + b.length, MOST_CHANGES) + 1;
  const steps: { x: number; word: string | undefined }[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = trail.length - 1; changes > 0; changes -= 1) {
    const reached = trail[changes] ?? new Int32Array();
    const diagonal = x - y;
    const adds = isAdding(reached, middle, diagonal, changes);
    const before = adds ? diagonal + 1 : diagonal - 1;
    const fromX = at(reached, middle + before);
    const fromY = fromX - before;
    steps.push({ x: fromX, word: adds ? b[fromY] : undefined });
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
}

/** What turns one text into another, as edits of its words in their order. */
export function editsBetween(a: readonly string[], b: readonly string[]): Edit[] {
  const trail = trailOf(a, b);
  if (!trail) return [{ start: 0, end: a.length, words: [...b] }];
  const edits: Edit[] = [];
  for (const { x, word } of stepsBack(a, b, trail)) {
    let last = edits.at(-1);
    if (last?.end !== x) {
      last = { start: x, end: x, words: [] };
      edits.push(last);
    }
    if (word === undefined) last.end = x + 1;
    else last.words.push(word);
  }
  return edits;
}

/** A text with its changes from an older one, for reading. */
export function differenceOf(from: string, to: string): Piece[] {
  const old = wordsOf(from);
  const pieces: Piece[] = [];
  const put = (change: Change, words: readonly string[]) => {
    if (words.length > 0) pieces.push({ change, text: words.join('') });
  };
  let place = 0;
  for (const { start, end, words } of editsBetween(old, wordsOf(to))) {
    put('same', old.slice(place, start));
    put('removed', old.slice(start, end));
    put('added', words);
    place = end;
  }
  put('same', old.slice(place));
  return pieces;
}
