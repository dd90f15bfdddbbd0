/** Adding a topic, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { topics } from '../../lib/client';
import { reference, topics as words } from '../../lib/dictionary/reference';
import { namedBy } from '../reference/common-fields';
import { topicFields as f } from './fields';

export default recordForm({
  path: '/topics',
  words,
  resource: topics,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    { title: reference.sections.what, fields: [...(isNew ? [f.code] : []), f.name, f.text] },
  ],
  nameOf: namedBy,
});
