import type { FieldSpec } from '../../fields/types';
import { areas as words } from '../../lib/dictionary/reference';
import { codeField, nameField, positionField } from '../reference/common-fields';

export const areaFields = {
  code: codeField,
  name: nameField,
  text: { type: 'longText', name: 'text', label: words.fields.text, maxLength: 20_000 },
  position: positionField,
} as const satisfies Record<string, FieldSpec>;
