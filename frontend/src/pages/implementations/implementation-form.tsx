/** Changing what a party says of its work, without moving any of the three axes. */
import { recordForm } from '../../components/record-form/record-form';
import { implementations } from '../../lib/client';
import { implementations as words } from '../../lib/dictionary/implementations';
import {
  dueField,
  implementationsReady,
  noteField,
  ownerField,
  proofField,
  supportField,
} from './fields';

export default recordForm({
  path: '/implementations',
  words,
  resource: implementations,
  ready: implementationsReady,
  sections: () => [
    { title: words.sections.work, fields: [ownerField, dueField, noteField, supportField] },
    { title: words.sections.evidence, fields: [proofField] },
  ],
});
