/** One match: a need, what meets it, why they fit, and how far it has come. */
import type { SupportMatchRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { supportMatches } from '../../lib/client';
import { matches as words, needs } from '../../lib/dictionary/support';
import { formatNumber } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { writtenSeat } from '../../lib/seats';
import { useResource } from '../../lib/resource';
import { matchFields, supportReady } from './fields';
import { MatchReasons } from './match-reasons';
import { matchVerbs } from './match-verbs';
import { readSides, type Sides, supportTitle } from './sides';

const fieldLabel = labelsOf(words.fields);
const NOT_READ: Sides = {};

function SupportMatchView({ record, trail, onChange }: RecordViewProps<SupportMatchRead>) {
  const { data: match } = record;
  const { data: sides = NOT_READ } = useResource(
    `support-matches/${match.ref}/sides`,
    async (signal) => (await readSides([match], signal)).get(match.ref) ?? NOT_READ,
  );
  const f = matchFields();
  return (
    <>
      <RecordHeader
        traceKey={match.ref}
        title={supportTitle(match, sides)}
        tabTitle={match.ref}
        trail={trail}
        kicker={<span>{match.ref}</span>}
        state={match.status}
        lead={
          <>
            {words.fields.need}:{' '}
            <a href={`/support-needs/${match.need}`}>{sides.need?.title ?? match.need}</a>
          </>
        }
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={supportMatches}
            verbs={matchVerbs(sides)}
            labelOf={fieldLabel}
            onChange={onChange}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          {match.outcome && (
            <Panel title={words.fields.outcome}>
              <p>
                <StatusTag state={match.outcome} />
              </p>
              {match.outcome_note && <p class="prose long-text">{match.outcome_note}</p>}
            </Panel>
          )}
          <Panel
            title={words.why}
            action={<span class="number">{needs.score(formatNumber(match.score))}</span>}
          >
            <MatchReasons reasons={match.reasons} />
          </Panel>
          {match.note && (
            <Panel title={words.note}>
              <p class="prose long-text">{match.note}</p>
            </Panel>
          )}
        </div>
        <Panel title={words.facts}>
          <Facts
            fields={[
              f.need,
              f.offer,
              f.activity,
              f.proposed_by,
              f.agreed_on,
              f.delivered_on,
              f.status_reason,
            ]}
            record={{ ...match, proposed_by: writtenSeat(match.proposed_by) }}
          />
        </Panel>
      </div>
    </>
  );
}

export default recordPage({
  resource: supportMatches,
  path: '/support-matches',
  title: words.title,
  ready: supportReady,
  View: SupportMatchView,
});
