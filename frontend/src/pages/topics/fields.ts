import { named } from '../../fields/named';
import { topics as words } from '../../lib/dictionary/reference';
import { codeField, nameField } from '../reference/common-fields';

export const topicFields = named(words, {
  code: codeField,
  name: nameField,
  text: { type: 'longText', maxLength: 20_000 },
});
