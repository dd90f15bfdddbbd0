/** Adding an economy, and changing how the record names it. */
import { recordForm } from '../../components/record-form/record-form';
import type { FieldSpec } from '../../fields/types';
import { economies } from '../../lib/client';
import { economies as words, reference } from '../../lib/dictionary/reference';
import {
  aboutSection,
  aliasesField,
  codeField,
  nameField,
  namedBy,
  positionField,
} from '../reference/common-fields';

const { fields: labels, help } = words;

const named: FieldSpec = { ...nameField, help: help.name };
const formal: FieldSpec = {
  type: 'text',
  name: 'formal_name',
  label: labels.formal_name,
  maxLength: 300,
};
const joined: FieldSpec = { type: 'date', name: 'joined_on', label: labels.joined_on };

export default recordForm({
  path: '/economies',
  words,
  resource: economies,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    {
      title: reference.sections.what,
      fields: [...(isNew ? [codeField] : []), named, formal, aliasesField, joined, positionField],
    },
    aboutSection,
  ],
  nameOf: namedBy,
});
