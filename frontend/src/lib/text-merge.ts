/** Two people's changes of one text, put together word by word. */
import { type Edit, editsBetween, wordsOf } from './word-diff';

export interface MergedText {
  text: string;
  /** Both changed the same words: both versions of them stand in the text, one after the other. */
  isOverlapping: boolean;
}

interface Region {
  start: number;
  end: number;
  mine: Edit[];
  theirs: Edit[];
}

/** Edits that touch the same words belong together, and so do two insertions at one place. */
function regionsOf(mine: readonly Edit[], theirs: readonly Edit[]): Region[] {
  const all = [
    ...mine.map((edit) => ({ edit, side: 'mine' as const })),
    ...theirs.map((edit) => ({ edit, side: 'theirs' as const })),
  ].sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
  const regions: Region[] = [];
  for (const { edit, side } of all) {
    let last = regions.at(-1);
    const isApart =
      !last || edit.start > last.end || (edit.start === last.end && last[side].length);
    if (!last || isApart) {
      last = { start: edit.start, end: edit.end, mine: [], theirs: [] };
      regions.push(last);
    }
    last[side].push(edit);
    last.end = Math.max(last.end, edit.end);
  }
  return regions;
}

/** A region of the old text as one side left it. */
function applied(old: readonly string[], region: Region, edits: readonly Edit[]): string {
  const words: string[] = [];
  let place = region.start;
  for (const edit of edits) {
    words.push(...old.slice(place, edit.start), ...edit.words);
    place = edit.end;
  }
  words.push(...old.slice(place, region.end));
  return words.join('');
}

/** One version and then the other, with a space between them. */
const both = (mine: string, theirs: string): string =>
  [mine, theirs]
    .map((text, index) => (index === 0 && text !== '' && !/\s$/u.test(text) ? `${text} ` : text))
    .join('');

/** The text with what both changed; nothing that either wrote is lost. */
export function mergedText(base: string, mine: string, theirs: string): MergedText {
  const old = wordsOf(base);
  const regions = regionsOf(editsBetween(old, wordsOf(mine)), editsBetween(old, wordsOf(theirs)));
  let isOverlapping = false;
  let text = '';
  let place = 0;
  for (const region of regions) {
    text += old.slice(place, region.start).join('');
    place = region.end;
    const [ours, other] = [applied(old, region, region.mine), applied(old, region, region.theirs)];
    if (region.theirs.length === 0 || ours === other) text += ours;
    else if (region.mine.length === 0) text += other;
    else {
      isOverlapping = true;
      text += both(ours, other);
    }
  }
  return { text: text + old.slice(place).join(''), isOverlapping };
}
