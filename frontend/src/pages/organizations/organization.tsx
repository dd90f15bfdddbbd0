/** One organization: what it is, and where the record names it. */
import { referencePage } from '../../components/reference-page/reference-page';
import { organizations } from '../../lib/client';
import { organizations as words, reference } from '../../lib/dictionary/reference';
import { me } from '../../lib/session';
import { ActivitiesOf, EngagementsOf, RecommendationsOf } from '../reference/pointing';
import { organizationFields as f } from './fields';

export default referencePage({
  resource: organizations,
  path: '/organizations',
  name: 'organizations',
  title: words.title,
  nameOf: ({ name }) => name,
  facts: () => [f.acronym, f.kind, f.kind_as_recorded, f.aliases],
  Pointing: ({ row: { code } }) => (
    <>
      <ActivitiesOf query={{ partner_organizations: code }} />
      <RecommendationsOf query={{ addressed_to: code }} title={reference.askedOf} />
      {me.value && <EngagementsOf query={{ party: code }} />}
    </>
  ),
});
