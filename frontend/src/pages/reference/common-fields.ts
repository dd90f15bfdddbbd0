/** Fields that every reference record has: where it is known from, and what is not sure. */
import type { FieldSpec } from '../../fields/types';
import { reference, topics as words } from '../../lib/dictionary/reference';

const { fields: labels, help } = words;

export const urlField: FieldSpec = {
  type: 'text',
  name: 'url',
  label: labels.url,
  maxLength: 2000,
};

export const aliasesField: FieldSpec = {
  type: 'lines',
  name: 'aliases',
  label: labels.aliases,
  help: help.aliases,
};

export const positionField: FieldSpec = {
  type: 'number',
  name: 'position',
  label: labels.position,
  help: help.position,
  isName: true,
  min: 0,
  max: 1000,
};

/** The part of a form that says where the rest is known from. */
export const aboutSection = {
  title: reference.sections.about,
  fields: [
    { type: 'longText', name: 'note', label: labels.note, help: help.note, maxLength: 5000 },
    {
      type: 'longText',
      name: 'certainty',
      label: labels.certainty,
      help: help.certainty,
      maxLength: 5000,
    },
    { type: 'lines', name: 'sources', label: labels.sources, help: help.sources },
  ] satisfies FieldSpec[],
};

export const codeField: FieldSpec = {
  type: 'text',
  name: 'code',
  label: labels.code,
  help: help.code,
  isRequired: true,
  maxLength: 64,
};

export const nameField: FieldSpec = {
  type: 'text',
  name: 'name',
  label: labels.name,
  isRequired: true,
  maxLength: 300,
};

export const titleField: FieldSpec = {
  type: 'text',
  name: 'title',
  label: labels.title,
  isRequired: true,
  maxLength: 300,
};

export const namedBy = ({ name }: Readonly<Record<string, unknown>>): string => String(name);
export const titledBy = ({ title }: Readonly<Record<string, unknown>>): string => String(title);
