import { named } from '../../fields/named';
import { areas as words } from '../../lib/dictionary/reference';
import { codeField, nameField, positionField } from '../reference/common-fields';

export const areaFields = named(words, {
  code: codeField,
  name: nameField,
  text: { type: 'longText', maxLength: 20_000 },
  position: positionField,
});
