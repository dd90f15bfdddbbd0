/** One edition of an economy's action plan: its header is read by all, the rest is its own. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { ActionPlanRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { LintPanel } from '../../components/lint-panel/lint-panel';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { actionPlans } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { mayOn, speaksFor } from '../../lib/permits';
import { me } from '../../lib/session';
import { AccessPanel } from './access';
import { DifferencePanel } from './difference';
import { Entries } from './entries';
import { actionPlanFields, actionPlansReady, editionWords, planName } from './fields';
import { type Asked, readingOf } from './reading';
import { actionPlanVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

const isSecretariat = (): boolean =>
  (me.value?.seats ?? []).some(({ role }) => role === 'secretariat');

function ActionPlanView({ record, trail, onChange }: RecordViewProps<ActionPlanRead>) {
  const { data: plan } = record;
  const { route } = useLocation();
  const [asked, setAsked] = useState<Asked>();
  const f = actionPlanFields();
  const reading = readingOf(plan.economy, asked);
  const isDraft = plan.status === 'draft';
  const mayEdit = isDraft && mayOn('action_plans:update', plan);
  return (
    <>
      <RecordHeader
        title={planName(plan)}
        trail={trail}
        kicker={<span>{plan.ref}</span>}
        state={plan.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={actionPlans}
            verbs={actionPlanVerbs}
            labelOf={fieldLabel}
            onChange={(answer) => {
              // The next edition is another record: go on there.
              if (answer.data.ref === plan.ref) onChange(answer);
              else route(`/action-plans/${answer.data.ref}`);
            }}
            editHref={mayEdit ? `/action-plans/${plan.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...plan} />
          <Entries
            plan={plan}
            reading={reading}
            onRead={(reason) => {
              setAsked({ reason });
            }}
          />
          {reading.kind === 'open' && <DifferencePanel plan={plan} reason={reading.reason} />}
          {isDraft && speaksFor(plan.economy) && (
            <LintPanel check={() => actionPlans.lint(plan.ref)} labelOf={fieldLabel} />
          )}
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts
              fields={[
                f.economy,
                f.edition,
                f.plan,
                f.updated_on,
                f.reviewed_on,
                f.calendar_year,
                f.tabled_at,
                f.follows,
                f.template,
              ]}
              record={{ ...plan, edition: editionWords(plan.edition) }}
            />
          </Panel>
          {(speaksFor(plan.economy) || isSecretariat()) && <AccessPanel plan={plan} />}
          <Sources {...plan} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: actionPlans,
  path: '/action-plans',
  title: words.title,
  ready: actionPlansReady,
  View: ActionPlanView,
});
