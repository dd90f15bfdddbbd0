/** The reciprocity ledger: what was given, received and done together, body by body. */
import type { EngagementLedger } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { CreateLink } from '../../components/list-page/create-link';
import { Panel } from '../../components/panel/panel';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { engagements, ledger as words, meetings } from '../../lib/dictionary/coordination';
import { formatDate, plural } from '../../lib/format';
import { readLedger } from '../../lib/insight';
import { messages } from '../../lib/messages';
import { coordinationReady } from './fields';
import { directions, isOver, LedgerMatrix } from './ledger-matrix';
import './ledger.css';

function Silent({ ledger }: { ledger: EngagementLedger }) {
  const names = ledger.counterparts
    .filter(({ is_silent: silent }) => silent)
    .map(({ name }) => name);
  const { dayOne, dayOther } = messages.dates;
  return (
    <Panel
      title={words.silentTitle}
      lead={[
        words.silentLead(plural(ledger.silent_after_days, dayOne, dayOther)),
        isOver(ledger) && words.over(formatDate(ledger.as_of)),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <p class={names.length === 0 ? 'faint' : ''}>{names.join('; ') || words.nobodySilent}</p>
    </Panel>
  );
}

function Totals({ ledger }: { ledger: EngagementLedger }) {
  return (
    <Panel title={words.total}>
      <CountList
        items={directions.map(([name, label]) => ({
          label,
          count: ledger[name].count,
          records: ledger[name].records,
        }))}
      />
    </Panel>
  );
}

function LedgerView({ ledger }: { ledger: EngagementLedger }) {
  const { starts_on: from, as_of: to, counterparts } = ledger;
  return (
    <>
      <RecordHeader
        title={words.title}
        kicker={<a href={`/plans/${ledger.plan}`}>{ledger.plan}</a>}
        lead={`${words.lead} ${from ? words.period(formatDate(from), formatDate(to)) : ''}`}
        actions={
          <>
            <a class="button" href="/engagements">
              {engagements.title}
            </a>
            <a class="button" href="/meetings">
              {meetings.title}
            </a>
            <CreateLink
              permission="engagements:create"
              href="/engagements/new"
              label={engagements.create}
            />
          </>
        }
      />
      {counterparts.length === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <>
          <LedgerMatrix ledger={ledger} />
          <div class="columns two">
            <Totals ledger={ledger} />
            <Silent ledger={ledger} />
          </div>
        </>
      )}
    </>
  );
}

export default function LedgerPage() {
  return (
    <PlanInsight
      title={words.title}
      name="engagement-ledger"
      ready={coordinationReady}
      read={(plan, signal) => readLedger({ plan }, signal)}
    >
      {(ledger) => <LedgerView ledger={ledger} />}
    </PlanInsight>
  );
}
