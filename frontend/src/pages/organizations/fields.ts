import { named } from '../../fields/named';
import { organizations as words } from '../../lib/dictionary/reference';
import { kindOptions } from '../../lib/words';
import { aliasesField, codeField, nameField, urlField } from '../reference/common-fields';

export const KINDS = [
  'un_body',
  'intergovernmental',
  'business',
  'private_company',
  'ngo',
  'academia',
  'other',
];

export const organizationFields = named(words, {
  code: codeField,
  name: nameField,
  acronym: { type: 'text', maxLength: 60 },
  kind: { type: 'enum', isRequired: true, options: kindOptions(KINDS) },
  kind_as_recorded: { type: 'text', maxLength: 300 },
  aliases: aliasesField,
  url: urlField,
});
