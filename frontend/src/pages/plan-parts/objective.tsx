/** One objective of a plan: how it is measured, and the work that points to it. */
import type { ObjectiveRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { referencePage } from '../../components/reference-page/reference-page';
import { objectives } from '../../lib/client';
import { kpis as kpiWords, objectives as words } from '../../lib/dictionary/plan-keeping';
import { mayOn } from '../../lib/permits';
import { ActivitiesOf } from '../reference/pointing';
import { Frozen } from '../strategic-plans/frozen';
import { partFields, partsReady, planOf } from './fields';

function Kpis({ kpis }: Pick<ObjectiveRead, 'kpis'>) {
  return (
    <Panel title={kpiWords.title}>
      {kpis.length === 0 && <p class="faint">{kpiWords.none}</p>}
      <ul class="field-links">
        {kpis.map(({ ref, label, text }) => (
          <li key={ref}>
            <a href={`/kpis/${ref}`}>
              {label} {text}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export default referencePage({
  resource: objectives,
  path: '/objectives',
  name: 'objectives',
  title: words.title,
  ready: partsReady,
  nameOf: ({ text }) => text,
  mayEdit: ({ plan }) =>
    planOf(plan)?.status === 'draft' && mayOn('objectives:update', { forum: planOf(plan)?.forum }),
  facts: () => {
    const f = partFields();
    return [f.plan, f.label, f.areas];
  },
  Pointing: ({ row: { ref, plan, kpis } }) => (
    <>
      <Frozen plan={planOf(plan)} />
      <Kpis kpis={kpis} />
      <ActivitiesOf query={{ objectives: ref }} />
    </>
  ),
});
