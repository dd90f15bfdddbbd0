/** One topic, and what is on record about it. */
import { referencePage } from '../../components/reference-page/reference-page';
import { topics } from '../../lib/client';
import { topics as words } from '../../lib/dictionary/reference';
import { me } from '../../lib/session';
import { ActivitiesOf, EngagementsOf, NeedsOf, RecommendationsOf } from '../reference/pointing';
import { topicFields as f } from './fields';

export default referencePage({
  resource: topics,
  path: '/topics',
  name: 'topics',
  title: words.title,
  nameOf: ({ name }) => name,
  facts: () => [f.code, f.text],
  Pointing: ({ row: { code } }) => (
    <>
      <ActivitiesOf query={{ topics: code }} />
      <RecommendationsOf query={{ topics: code }} />
      {me.value && <NeedsOf query={{ topics: code }} />}
      {me.value && <EngagementsOf query={{ topics: code }} />}
    </>
  ),
});
