/** One engagement: who met whom, about what, and what came of it. */
import type { EngagementRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { engagements } from '../../lib/client';
import { engagements as words } from '../../lib/dictionary/coordination';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { kindWords } from '../../lib/words';
import { coordinationReady, engagementFields } from './fields';
import { engagementName } from './names';

const fieldLabel = labelsOf(words.fields);

function EngagementView({ record, trail, onChange }: RecordViewProps<EngagementRead>) {
  const { data: engagement } = record;
  const f = engagementFields();
  const sides = [engagement.forum, ...(engagement.with?.sub_fora ?? [])];
  const mayEdit = sides.some((forum) => mayOn('engagements:update', { forum }));
  return (
    <>
      <RecordHeader
        traceKey={engagement.ref}
        title={engagementName(engagement)}
        trail={trail}
        kicker={
          <>
            <span>{engagement.ref}</span>
            <span>{kindWords(engagement.direction)}</span>
          </>
        }
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={engagements}
            verbs={[]}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayEdit ? `/engagements/${engagement.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...engagement} />
          <Panel title={words.sections.then}>
            {!engagement.outcome && !engagement.follow_up && (
              <p class="faint">{messages.form.notSet}</p>
            )}
            {engagement.outcome && <p class="prose long-text">{engagement.outcome}</p>}
            {engagement.follow_up && (
              <div>
                <h3>{words.fields.follow_up}</h3>
                <p class="prose long-text">{engagement.follow_up}</p>
              </div>
            )}
          </Panel>
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts
              fields={[
                f.on,
                f.forum,
                f.sub_fora,
                f.organizations,
                f.meeting,
                f.areas,
                f.topics,
                f.visibility,
              ]}
              record={engagement}
            />
          </Panel>
          <Sources {...engagement} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: engagements,
  path: '/engagements',
  title: words.title,
  ready: coordinationReady,
  View: EngagementView,
});
