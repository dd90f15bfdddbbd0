/** A choice: the value that the API knows and the words that a person reads. */
export interface Option {
  value: string;
  label: string;
  /** A second line, such as the text of a focus area behind its label. */
  note?: string;
}

/** The label of a value; an unknown value (archived, or newer than the list) shows itself. */
export const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

/** Options whose label or note holds every word, whatever its case or accents. */
export function matching(options: readonly Option[], words: string): readonly Option[] {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return options.filter(({ label, note, value }) => {
    const text = plain(`${label} ${note ?? ''} ${value}`);
    return wanted.every((word) => text.includes(word));
  });
}
