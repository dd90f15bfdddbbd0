/** Adding a mandate, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { mandates } from '../../lib/client';
import { mandates as words, reference } from '../../lib/dictionary/reference';
import { aboutSection, titledBy } from '../reference/common-fields';
import { mandateFields as f } from './fields';

export default recordForm({
  path: '/mandates',
  words,
  resource: mandates,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    {
      title: reference.sections.what,
      fields: [...(isNew ? [f.ref] : []), f.title, f.kind, f.body, f.year, f.place, f.url],
    },
    aboutSection,
  ],
  nameOf: titledBy,
});
