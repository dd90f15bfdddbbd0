/** A text with what was changed of it: marked for the eye, and said for the ear. */
import { conflict as words } from '../../lib/dictionary/editing';
import { differenceOf, type Piece } from '../../lib/word-diff';

function Changed({ change, text }: Piece) {
  if (change === 'same') return <span>{text}</span>;
  const Mark = change === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span class="visually-hidden">{words[change]}: </span>
      {text}
      <span class="visually-hidden"> ({words.endOf(words[change])}) </span>
    </Mark>
  );
}

export function WordDifference({ from, to }: { from: string; to: string }) {
  return (
    <p class="word-difference long-text">
      {differenceOf(from, to).map((piece, place) => (
        <Changed key={place} {...piece} />
      ))}
    </p>
  );
}
