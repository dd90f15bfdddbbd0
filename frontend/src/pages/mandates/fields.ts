import type { FieldSpec } from '../../fields/types';
import { mandates as words } from '../../lib/dictionary/reference';
import { kindOptions } from '../../lib/words';
import { titleField, urlField } from '../reference/common-fields';

const { fields: labels, help } = words;

export const KINDS = [
  'leaders_statement',
  'ministers_statement',
  'strategy',
  'declaration',
  'assessment',
];

export const mandateFields = {
  ref: {
    type: 'text',
    name: 'ref',
    label: labels.ref,
    help: help.ref,
    isRequired: true,
    maxLength: 64,
  },
  title: titleField,
  kind: {
    type: 'enum',
    name: 'kind',
    label: labels.kind,
    isRequired: true,
    options: kindOptions(KINDS),
  },
  body: { type: 'text', name: 'body', label: labels.body, maxLength: 300 },
  year: { type: 'number', name: 'year', label: labels.year, isName: true, min: 1989, max: 2100 },
  place: { type: 'text', name: 'place', label: labels.place, maxLength: 300 },
  url: urlField,
} as const satisfies Record<string, FieldSpec>;
