/** Fields that take their names from where they are declared, and their words from one list of words. */
import type { FieldSpec } from './types';

/** What a record calls its fields, and what it says to help with them. */
interface FieldWords {
  fields: Readonly<Record<string, string>>;
  help?: Readonly<Record<string, string>>;
}

/** A field, less what its name says already. */
type Unnamed = Omit<FieldSpec, 'name' | 'label'> & Partial<Pick<FieldSpec, 'name' | 'label'>>;

type NameOf<Key, Field> = Field extends { name: infer Name } ? Name : Key;

/** Refuses a field that has no label: neither one of its own nor one among the words. */
type Labelled<Fields, Labels> = {
  [Key in keyof Fields]: Fields[Key] extends { label: string }
    ? unknown
    : NameOf<Key, Fields[Key]> extends keyof Labels
      ? unknown
      : never;
};

type Named<Fields> = {
  [Key in keyof Fields]: Fields[Key] & Pick<FieldSpec, 'name' | 'label' | 'help'>;
};

/** The fields by the names given here. What a field says of itself stands before the words. */
export function named<
  Words extends FieldWords,
  const Fields extends Readonly<Record<string, Unnamed>>,
>(words: Words, fields: Fields & Labelled<Fields, Words['fields']>): Named<Fields> {
  const entries = Object.entries<Unnamed>(fields).map(([key, field]) => {
    const name = field.name ?? key;
    const help = words.help?.[name];
    return [key, { name, label: words.fields[name], ...(help && { help }), ...field }];
  });
  // The entries are those of the fields, and the labels were asked for by type.
  return Object.fromEntries(entries) as Named<Fields>;
}
