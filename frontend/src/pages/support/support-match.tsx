/** One match: a need, what meets it, why they fit, and how far it has come. */
import type { SupportMatchRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { activities, supportMatches, supportNeeds, supportOffers } from '../../lib/client';
import { matches as words, needs } from '../../lib/dictionary/support';
import { formatNumber } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { writtenSeat } from '../../lib/seats';
import { useResource } from '../../lib/resource';
import { matchFields, supportReady } from './fields';
import { MatchReasons } from './match-reasons';
import { matchVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

/** The two sides by their titles, as far as the reader may see them. */
async function readTitles(match: SupportMatchRead, signal: AbortSignal) {
  const { need, offer, activity } = match;
  const support = offer ? supportOffers.get(offer, signal) : activities.get(activity ?? '', signal);
  const [needed, given] = await Promise.all([supportNeeds.get(need, signal), support]);
  return { need: needed.data.title, support: given.data.title };
}

function SupportMatchView({ record, trail, onChange }: RecordViewProps<SupportMatchRead>) {
  const { data: match } = record;
  const { data: titles } = useResource(`support-matches/${match.ref}/titles`, (signal) =>
    readTitles(match, signal),
  );
  const f = matchFields();
  const support = titles?.support ?? match.offer ?? match.activity ?? '';
  return (
    <>
      <RecordHeader
        traceKey={match.ref}
        title={support}
        tabTitle={match.ref}
        trail={trail}
        kicker={<span>{match.ref}</span>}
        state={match.status}
        lead={
          <>
            {words.fields.need}:{' '}
            <a href={`/support-needs/${match.need}`}>{titles?.need ?? match.need}</a>
          </>
        }
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={supportMatches}
            verbs={matchVerbs()}
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
