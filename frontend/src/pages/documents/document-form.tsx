/** Registering a paper, and changing what its cover says. */
import { recordForm } from '../../components/record-form/record-form';
import { documents } from '../../lib/client';
import { documents as words, reference } from '../../lib/dictionary/reference';
import { aboutSection, titledBy } from '../reference/common-fields';
import { documentFields as f } from './fields';

export default recordForm({
  path: '/documents',
  words,
  resource: documents,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    {
      title: reference.sections.what,
      fields: [
        ...(isNew ? [f.number] : []),
        f.title,
        f.agenda_item,
        f.purpose,
        f.submitted_by,
        f.meeting,
        f.place,
        f.meeting_starts_on,
        f.meeting_ends_on,
        f.url,
      ],
    },
    aboutSection,
  ],
  nameOf: titledBy,
});
