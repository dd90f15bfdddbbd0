/** One engagement: who met whom, about what, and what came of it. */
import type { EngagementRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RecordView } from '../../components/record-view/record-view';
import { Doubts, Sources } from '../../components/sources/sources';
import { engagements } from '../../lib/client';
import { engagements as words } from '../../lib/dictionary/coordination';
import { messages } from '../../lib/messages';
import { kindWords } from '../../lib/words';
import { coordinationReady, engagementFields } from './fields';
import { engagementName } from './names';
import { engagementVerbs, mayTell, moves } from './verbs';

function Outcome({ outcome, follow_up: followUp }: EngagementRead) {
  return (
    <Panel title={words.sections.then}>
      {!outcome && !followUp && <p class="faint">{messages.form.notSet}</p>}
      {outcome && <p class="prose long-text">{outcome}</p>}
      {followUp && (
        <div>
          <h3>{words.fields.follow_up}</h3>
          <p class="prose long-text">{followUp}</p>
        </div>
      )}
    </Panel>
  );
}

function EngagementView(props: RecordViewProps<EngagementRead>) {
  const { data: row } = props.record;
  const f = engagementFields();
  return (
    <RecordView
      {...props}
      isTraced
      resource={engagements}
      title={engagementName(row)}
      kind={kindWords(row.direction)}
      verbs={engagementVerbs}
      labelOf={moves.labelOf}
      editHref={mayTell(row) ? `/engagements/${row.ref}/edit` : undefined}
      facts={[
        f.on,
        f.forum,
        f.sub_fora,
        f.organizations,
        f.meeting,
        f.areas,
        f.topics,
        f.visibility,
      ]}
      aside={<Sources {...row} />}
    >
      <Doubts {...row} />
      <Outcome {...row} />
    </RecordView>
  );
}

export default recordPage({
  resource: engagements,
  path: '/engagements',
  title: words.title,
  ready: coordinationReady,
  View: EngagementView,
});
