/** Adding an organization, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { organizations } from '../../lib/client';
import { organizations as words, reference } from '../../lib/dictionary/reference';
import { aboutSection, namedBy } from '../reference/common-fields';
import { organizationFields as f } from './fields';

export default recordForm({
  path: '/organizations',
  words,
  resource: organizations,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    {
      title: reference.sections.what,
      fields: [
        ...(isNew ? [f.code] : []),
        f.name,
        f.acronym,
        f.kind,
        f.kind_as_recorded,
        f.aliases,
        f.url,
      ],
    },
    aboutSection,
  ],
  nameOf: namedBy,
});
