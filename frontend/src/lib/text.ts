/** Words for a small place. */

/** A text cut between two words, with a mark that it goes on; a short one is left as it is. */
export function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const kept = text.slice(0, letters);
  const isWhole = /\s/.test(text.charAt(letters));
  const words = isWhole ? kept : kept.replace(/\s+\S*$/, '');
  return `${words.replace(/[\s,;:.–-]+$/, '')} …`;
}
