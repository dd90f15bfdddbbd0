import type { FieldSpec } from '../../fields/types';
import { documents as words } from '../../lib/dictionary/reference';
import { titleField, urlField } from '../reference/common-fields';

const { fields: labels, help } = words;

const printed = (name: 'agenda_item' | 'purpose', maxLength: number): FieldSpec => ({
  type: 'text',
  name,
  label: labels[name],
  maxLength,
});

export const documentFields = {
  number: {
    type: 'text',
    name: 'number',
    label: labels.number,
    help: help.number,
    isRequired: true,
    maxLength: 60,
  },
  title: titleField,
  agenda_item: printed('agenda_item', 60),
  purpose: printed('purpose', 60),
  submitted_by: { type: 'text', name: 'submitted_by', label: labels.submitted_by, maxLength: 300 },
  meeting: { type: 'text', name: 'meeting', label: labels.meeting, maxLength: 300 },
  place: { type: 'text', name: 'place', label: labels.place, maxLength: 300 },
  meeting_starts_on: {
    type: 'date',
    name: 'meeting_starts_on',
    label: labels.meeting_starts_on,
    isExact: true,
  },
  meeting_ends_on: {
    type: 'date',
    name: 'meeting_ends_on',
    label: labels.meeting_ends_on,
    isExact: true,
  },
  url: urlField,
} as const satisfies Record<string, FieldSpec>;
