/** One mandate: what it is, and what answers to it. */
import { referencePage } from '../../components/reference-page/reference-page';
import { mandates } from '../../lib/client';
import { mandates as words } from '../../lib/dictionary/reference';
import { FocusAreasOf, RecommendationsOf } from '../reference/pointing';
import { mandateFields as f } from './fields';

export default referencePage({
  resource: mandates,
  path: '/mandates',
  name: 'mandates',
  title: words.title,
  nameOf: ({ title }) => title,
  facts: () => [f.kind, f.body, f.year, f.place],
  Pointing: ({ row: { ref } }) => (
    <>
      <FocusAreasOf query={{ mandates: ref }} />
      <RecommendationsOf query={{ source_mandate: ref }} />
    </>
  ),
});
