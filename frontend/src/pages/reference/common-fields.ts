/** Fields that every reference record has: where it is known from, and what is not sure. */
import { named } from '../../fields/named';
import { reference, topics as words } from '../../lib/dictionary/reference';

export const {
  code: codeField,
  name: nameField,
  title: titleField,
  url: urlField,
  aliases: aliasesField,
  position: positionField,
} = named(words, {
  code: { type: 'text', isRequired: true, maxLength: 64 },
  name: { type: 'text', isRequired: true, maxLength: 300 },
  title: { type: 'text', isRequired: true, maxLength: 300 },
  url: { type: 'text', maxLength: 2000 },
  aliases: { type: 'lines' },
  position: { type: 'number', isName: true, min: 0, max: 1000 },
});

/** The part of a form that says where the rest is known from. */
export const aboutSection = {
  title: reference.sections.about,
  fields: Object.values(
    named(words, {
      note: { type: 'longText', maxLength: 5000 },
      certainty: { type: 'longText', maxLength: 5000 },
      sources: { type: 'lines' },
    }),
  ),
};

export const namedBy = ({ name }: Readonly<Record<string, unknown>>): string => String(name);
export const titledBy = ({ title }: Readonly<Record<string, unknown>>): string => String(title);
