/** One paper of a meeting: what its cover says, and what it is a paper of. */
import { referencePage } from '../../components/reference-page/reference-page';
import { documents } from '../../lib/client';
import { documents as words, reference } from '../../lib/dictionary/reference';
import { ActivitiesOf } from '../reference/pointing';
import { documentFields as f } from './fields';

export default referencePage({
  resource: documents,
  path: '/documents',
  name: 'documents',
  title: words.title,
  nameOf: ({ title }) => title,
  facts: () => [
    f.number,
    f.agenda_item,
    f.purpose,
    f.submitted_by,
    f.meeting,
    f.place,
    f.meeting_starts_on,
    f.meeting_ends_on,
  ],
  Pointing: ({ row: { ref } }) => (
    <ActivitiesOf query={{ documents: ref }} title={reference.cites} />
  ),
});
