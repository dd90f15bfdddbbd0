import { named } from '../../fields/named';
import { mandates as words } from '../../lib/dictionary/reference';
import { kindOptions } from '../../lib/words';
import { titleField, urlField } from '../reference/common-fields';

export const KINDS = [
  'leaders_statement',
  'ministers_statement',
  'strategy',
  'declaration',
  'assessment',
];

export const mandateFields = named(words, {
  ref: { type: 'text', isRequired: true, maxLength: 64 },
  title: titleField,
  kind: { type: 'enum', isRequired: true, options: kindOptions(KINDS) },
  body: { type: 'text', maxLength: 300 },
  year: { type: 'number', isName: true, min: 1989, max: 2100 },
  place: { type: 'text', maxLength: 300 },
  url: urlField,
});
