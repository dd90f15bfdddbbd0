/** One focus area of a plan, and the work that names it. */
import { referencePage } from '../../components/reference-page/reference-page';
import { focusAreas } from '../../lib/client';
import { focusAreas as words } from '../../lib/dictionary/plan-keeping';
import { mayOn } from '../../lib/permits';
import { ActivitiesOf, RecommendationsOf } from '../reference/pointing';
import { Frozen } from '../strategic-plans/frozen';
import { partFields, partsReady, planOf } from './fields';

export default referencePage({
  resource: focusAreas,
  path: '/focus-areas',
  name: 'focus_areas',
  title: words.title,
  ready: partsReady,
  nameOf: ({ text }) => text,
  mayEdit: ({ plan }) =>
    planOf(plan)?.status === 'draft' && mayOn('focus_areas:update', { forum: planOf(plan)?.forum }),
  facts: () => {
    const f = partFields();
    return [f.plan, f.label, f.mandates];
  },
  Pointing: ({ row: { ref, plan } }) => (
    <>
      <Frozen plan={planOf(plan)} />
      <ActivitiesOf query={{ focus_areas: ref }} />
      <RecommendationsOf query={{ focus_areas: ref }} />
    </>
  ),
});
