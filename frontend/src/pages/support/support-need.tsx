/** One need: what it is, what could meet it, and what was proposed for it. */
import type { SupportNeedRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RecordView } from '../../components/record-view/record-view';
import { supportNeeds } from '../../lib/client';
import { needs as words } from '../../lib/dictionary/support';
import { mayOn } from '../../lib/permits';
import { kindWords } from '../../lib/words';
import { Candidates } from './candidates';
import { needFields, supportReady } from './fields';
import { MatchesOf } from './matches-of';
import { isOpenNeed, moves, needVerbs } from './verbs';

function SupportNeedView(props: RecordViewProps<SupportNeedRead>) {
  const { data: need } = props.record;
  const f = needFields();
  const mayEdit = isOpenNeed(need) && mayOn('support_needs:update', { economy: need.economy });
  return (
    <RecordView
      {...props}
      isTraced
      resource={supportNeeds}
      title={need.title}
      kind={kindWords(need.kind)}
      state={need.status}
      verbs={needVerbs}
      labelOf={moves.labelOf}
      editHref={mayEdit ? `/support-needs/${need.ref}/edit` : undefined}
      facts={[
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
    >
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
    </RecordView>
  );
}

export default recordPage({
  resource: supportNeeds,
  path: '/support-needs',
  title: words.title,
  ready: supportReady,
  View: SupportNeedView,
});
