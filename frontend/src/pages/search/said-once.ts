/** A hit says nothing twice: what its excerpt repeats of its title is marked in the title instead. */
import type { Hit, Piece } from '../../api';

const SEPARATOR = ' · ';

/** The pieces before and after so many characters; a piece that lies across is cut in two. */
function cutAt(pieces: readonly Piece[], length: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let place = 0;
  for (const { text, is_match } of pieces) {
    const here = Math.max(0, Math.min(text.length, length - place));
    if (here > 0) before.push({ text: text.slice(0, here), is_match });
    if (here < text.length) after.push({ text: text.slice(here), is_match });
    place += text.length;
  }
  return [before, after];
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** The parts between separators, each with its marks. */
function partsOf(pieces: readonly Piece[]): Piece[][] {
  const end = textOf(pieces).indexOf(SEPARATOR);
  if (end < 0) return [[...pieces]];
  const [part, rest] = cutAt(pieces, end);
  return [part, ...partsOf(cutAt(rest, SEPARATOR.length)[1])];
}

export function saidOnce({ title, ref, snippet }: Hit): { title: Piece[]; excerpt: Piece[] } {
  const [first = [], ...others] = partsOf(snippet);
  if (textOf(first) !== title) {
    return { title: [{ text: title, is_match: false }], excerpt: [...snippet] };
  }
  const said = [title, ref].map((text) => text.toLowerCase());
  const news = others.filter((part) => {
    const text = textOf(part).toLowerCase();
    return !said.some((each) => each.includes(text));
  });
  const excerpt = news.flatMap((part, place) =>
    place === 0 ? part : [{ text: SEPARATOR, is_match: false }, ...part],
  );
  return { title: first, excerpt };
}
