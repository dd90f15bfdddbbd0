import type { FieldSpec } from '../../fields/types';
import { topics as words } from '../../lib/dictionary/reference';
import { codeField, nameField } from '../reference/common-fields';

export const topicFields = {
  code: codeField,
  name: nameField,
  text: { type: 'longText', name: 'text', label: words.fields.text, maxLength: 20_000 },
} as const satisfies Record<string, FieldSpec>;
