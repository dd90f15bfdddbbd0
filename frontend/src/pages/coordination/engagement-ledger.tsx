/** The reciprocity ledger: what was given, received and done together, body by body. */
import type { CounterpartOutput, EngagementLedger } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { CountList } from '../../components/count-list/count-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Icon } from '../../components/icon/icon';
import { CreateLink } from '../../components/list-page/create-link';
import { Panel } from '../../components/panel/panel';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { engagements, ledger as words, meetings } from '../../lib/dictionary/coordination';
import { formatDate, plural } from '../../lib/format';
import { readLedger } from '../../lib/insight';
import { messages } from '../../lib/messages';
import { kindWords } from '../../lib/words';
import { coordinationReady } from './fields';
import './ledger.css';

const directions = [
  ['contacts', words.contacts],
  ['given', words.given],
  ['received', words.received],
  ['joint', words.joint],
  ['reports_sent', words.reportsSent],
  ['reports_received', words.reportsReceived],
] as const;

const columns: readonly Column<CounterpartOutput>[] = [
  {
    name: 'name',
    label: words.counterpart,
    isTitle: true,
    cell: ({ code, kind, name }) => (
      <>
        {name}
        {kind === 'sub_forum' && name !== code && <span class="faint"> {code}</span>}
      </>
    ),
  },
  ...directions.map(([name, label]) => ({
    name,
    label,
    isNumeric: true,
    cell: (row: CounterpartOutput) => (
      <FigureLink
        count={row[name].count}
        records={row[name].records}
        label={`${row.name}, ${label}`}
      />
    ),
  })),
  {
    name: 'balance',
    label: words.balance,
    width: 'narrow',
    cell: ({ reciprocity }) => words.reciprocities[reciprocity],
  },
  {
    name: 'last',
    label: words.last,
    cell: ({ last, is_silent: silent }) => (
      <>
        <a href={`/engagements/${last.ref}`}>{formatDate(last.on, 'short')}</a>
        <span class="small faint"> {kindWords(last.kind)}</span>
        {silent && (
          <span class="silent small">
            <Icon name="warn" /> {words.silent}
          </span>
        )}
      </>
    ),
  },
];

function Silent({ ledger }: { ledger: EngagementLedger }) {
  const names = ledger.counterparts
    .filter(({ is_silent: silent }) => silent)
    .map(({ name }) => name);
  const { dayOne, dayOther } = messages.dates;
  return (
    <Panel
      title={words.silentTitle}
      lead={words.silentLead(plural(ledger.silent_after_days, dayOne, dayOther))}
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
      {counterparts.length === 0 && <EmptyState title={words.empty} />}
      {counterparts.length > 0 && (
        <DataTable
          caption={words.title}
          columns={columns}
          rows={counterparts}
          keyOf={({ kind, code }) => `${kind}|${code}`}
        />
      )}
      <div class="columns two">
        <Totals ledger={ledger} />
        <Silent ledger={ledger} />
      </div>
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
