/** One version of a plan as its keepers see it: its state, its verbs, its parts to be worked on. */
import { useLocation } from 'preact-iso';
import type { StrategicPlanRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { strategicPlans } from '../../lib/client';
import {
  focusAreas as focusAreaWords,
  kpis as kpiWords,
  objectives as objectiveWords,
  plans as words,
} from '../../lib/dictionary/plan-keeping';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { wasWritten } from '../../lib/reference';
import { planFields, plansReady } from './fields';
import { Frozen } from './frozen';
import { planVerbs } from './verbs';
import './strategic-plan.css';

const labelOf = labelsOf(words.fields);

interface Part {
  ref: string;
  label: string;
  text: string;
}

/** A part with the way to its page, and to its form while the plan is a draft. */
function KeptPart({ part, path, isOpen }: { part: Part; path: string; isOpen: boolean }) {
  const { ref, label, text } = part;
  return (
    <div class="kept-part">
      <a href={`${path}/${ref}`}>{label}</a>
      <span>{text}</span>
      {isOpen && (
        <a
          class="small no-print"
          href={`${path}/${ref}/edit`}
          aria-label={`${messages.record.edit}: ${label}`}
        >
          {messages.record.edit}
        </a>
      )}
    </div>
  );
}

const addLink = (href: string, label: string) => (
  <a class="button" href={href}>
    {label}
  </a>
);

function Parts({ plan, isOpen }: { plan: StrategicPlanRead; isOpen: boolean }) {
  const { ref } = plan;
  return (
    <>
      <Panel
        title={focusAreaWords.title}
        action={isOpen && addLink(`/focus-areas/new?plan=${ref}`, focusAreaWords.create)}
      >
        {plan.focus_areas.length === 0 && <p class="faint">{focusAreaWords.none}</p>}
        <ul class="kept-parts">
          {plan.focus_areas.map((part) => (
            <li key={part.ref}>
              <KeptPart part={part} path="/focus-areas" isOpen={isOpen} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={objectiveWords.title}
        action={isOpen && addLink(`/objectives/new?plan=${ref}`, objectiveWords.create)}
      >
        {plan.objectives.length === 0 && <p class="faint">{objectiveWords.none}</p>}
        <ul class="kept-parts">
          {plan.objectives.map((objective) => (
            <li key={objective.ref}>
              <KeptPart part={objective} path="/objectives" isOpen={isOpen} />
              <ul class="kept-parts">
                {objective.kpis.map((kpi) => (
                  <li key={kpi.ref}>
                    <KeptPart part={kpi} path="/kpis" isOpen={isOpen} />
                  </li>
                ))}
              </ul>
              {isOpen && (
                <p class="small no-print">
                  <a href={`/kpis/new?objective=${objective.ref}`}>
                    {kpiWords.create}
                    <span class="visually-hidden">: {objective.label}</span>
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function StrategicPlanView({ record, trail, onChange }: RecordViewProps<StrategicPlanRead>) {
  const { route } = useLocation();
  const { data: plan } = record;
  const f = planFields();
  const isOpen = plan.status === 'draft' && mayOn('strategic_plans:update', plan);
  return (
    <>
      <RecordHeader
        traceKey={plan.ref}
        title={plan.title}
        trail={trail}
        state={plan.status}
        kicker={<span>{plan.ref}</span>}
        lead={<a href={`/plans/${plan.ref}`}>{words.asPrinted}</a>}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={strategicPlans}
            verbs={planVerbs}
            labelOf={labelOf}
            onChange={(answer) => {
              wasWritten(strategicPlans);
              // To amend makes another version, and answers with it.
              if (answer.data.ref === plan.ref) onChange(answer);
              else route(`/strategic-plans/${answer.data.ref}`);
            }}
            editHref={isOpen ? `/strategic-plans/${plan.ref}/edit` : undefined}
          />
        }
      />
      <Frozen plan={plan} />
      <div class="columns aside">
        <div class="section">
          <Doubts {...plan} />
          <Parts plan={plan} isOpen={isOpen} />
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts
              fields={[
                f.forum,
                f.starts_on,
                f.midterm_on,
                f.ends_on,
                f.plan_version,
                f.amends,
                f.endorsed_on,
                f.mandates,
              ]}
              record={plan}
            />
          </Panel>
          <Sources {...plan} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: strategicPlans,
  path: '/strategic-plans',
  title: words.title,
  ready: plansReady,
  View: StrategicPlanView,
});
