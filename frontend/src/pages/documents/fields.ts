import { named } from '../../fields/named';
import { documents as words } from '../../lib/dictionary/reference';
import { titleField, urlField } from '../reference/common-fields';

export const documentFields = named(words, {
  number: { type: 'text', isRequired: true, maxLength: 60 },
  title: titleField,
  agenda_item: { type: 'text', maxLength: 60 },
  purpose: { type: 'text', maxLength: 60 },
  submitted_by: { type: 'text', maxLength: 300 },
  meeting: { type: 'text', maxLength: 300 },
  place: { type: 'text', maxLength: 300 },
  meeting_starts_on: { type: 'date', isExact: true },
  meeting_ends_on: { type: 'date', isExact: true },
  url: urlField,
});
