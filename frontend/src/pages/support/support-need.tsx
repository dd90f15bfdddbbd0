/** One need: what it is, what could meet it, and what was proposed for it. */
import type { SupportNeedRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { supportNeeds } from '../../lib/client';
import { needs as words } from '../../lib/dictionary/support';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { kindWords } from '../../lib/words';
import { Candidates } from './candidates';
import { needFields, supportReady } from './fields';
import { MatchesOf } from './matches-of';
import { isOpenNeed, needVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

function SupportNeedView({ record, trail, onChange }: RecordViewProps<SupportNeedRead>) {
  const { data: need } = record;
  const f = needFields();
  const mayEdit = isOpenNeed(need) && mayOn('support_needs:update', { economy: need.economy });
  return (
    <>
      <RecordHeader
        traceKey={need.ref}
        title={need.title}
        trail={trail}
        kicker={
          <>
            <span>{need.ref}</span>
            <span>{kindWords(need.kind)}</span>
          </>
        }
        state={need.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={supportNeeds}
            verbs={needVerbs}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayEdit ? `/support-needs/${need.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          {need.description && (
            <Panel title={words.sections.what}>
              <p class="prose long-text">{need.description}</p>
            </Panel>
          )}
          <MatchesOf
            title={words.matches}
            empty={words.noMatches}
            side="need"
            of={need.ref}
            version={need.version}
          />
          {isOpenNeed(need) && <Candidates need={need} />}
        </div>
        <Panel title={messages.record.facts}>
          <Facts
            fields={[
              f.economy,
              f.forum,
              f.priority,
              f.area,
              f.topics,
              f.implementation,
              f.entry,
              f.visibility,
              f.status_reason,
            ]}
            record={need}
          />
        </Panel>
      </div>
    </>
  );
}

export default recordPage({
  resource: supportNeeds,
  path: '/support-needs',
  title: words.title,
  ready: supportReady,
  View: SupportNeedView,
});
