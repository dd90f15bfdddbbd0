import type { FieldSpec } from '../../fields/types';
import { organizations as words } from '../../lib/dictionary/reference';
import { kindOptions } from '../../lib/words';
import { aliasesField, codeField, nameField, urlField } from '../reference/common-fields';

const { fields: labels, help } = words;

export const KINDS = [
  'un_body',
  'intergovernmental',
  'business',
  'private_company',
  'ngo',
  'academia',
  'other',
];

export const organizationFields = {
  code: codeField,
  name: nameField,
  acronym: {
    type: 'text',
    name: 'acronym',
    label: labels.acronym,
    help: help.acronym,
    maxLength: 60,
  },
  kind: {
    type: 'enum',
    name: 'kind',
    label: labels.kind,
    isRequired: true,
    options: kindOptions(KINDS),
  },
  kind_as_recorded: {
    type: 'text',
    name: 'kind_as_recorded',
    label: labels.kind_as_recorded,
    help: help.kind_as_recorded,
    maxLength: 300,
  },
  aliases: aliasesField,
  url: urlField,
} as const satisfies Record<string, FieldSpec>;
