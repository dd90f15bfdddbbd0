/** The audit trail: every write, who made it, from which seat, what it changed, and why. */
import { useId, useMemo } from 'preact/hooks';
import type { AuditEventRead } from '../../api';
import { ChangeList } from '../../components/change-list/change-list';
import type { Column } from '../../components/data-table/data-table';
import { RecordHeader } from '../../components/record-header/record-header';
import { ResourceList } from '../../components/resource-list/resource-list';
import { pageOfRecord } from '../../lib/addresses';
import { actionWords } from '../../lib/changes';
import { auditEvents, serviceAccounts, users } from '../../lib/client';
import { audit as words } from '../../lib/dictionary/administration';
import { formatInstant, humanize } from '../../lib/format';
import { labelOf, type Option } from '../../lib/options';
import { type Params, useQuery } from '../../lib/query';
import { whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { actorWords } from '../../lib/seats';
import { asAsked, auditFilters, shifted } from './audit-filters';
import './administration.css';

const NOBODY: readonly Option[] = [];
const FIRST = new Set(['create', 'restore']);
const SESSIONS = 'sessions';

/** The record that an event is about, with its page where it has one. */
function Subject({ event, accounts }: { event: AuditEventRead; accounts: readonly Option[] }) {
  const { resource, record_key: key, record_id: id } = event;
  const href = pageOfRecord(resource, key);
  // A record that is quoted by its id alone is told by its name, or else by what it is.
  const quoted = key === id ? labelOf(accounts, id) : key;
  const name = quoted === id ? humanize(resource) : `${humanize(resource)}: ${quoted}`;
  return <p class="small faint">{href ? <a href={href}>{name}</a> : name}</p>;
}

/** Why a session ended is a code; any other reason is what somebody wrote. */
const reasonWords = ({ resource, reason }: AuditEventRead) =>
  resource === SESSIONS ? humanize(reason ?? '') : reason;

const columnsWith = (accounts: readonly Option[]): readonly Column<AuditEventRead>[] => [
  {
    name: 'what',
    label: words.what,
    isTitle: true,
    cell: (event) => (
      <>
        {actionWords(event.action, event.resource)}
        <Subject event={event} accounts={accounts} />
        {event.reason && <p class="small long-text">{reasonWords(event)}</p>}
      </>
    ),
  },
  {
    name: 'changes',
    label: words.changes,
    width: 'wide',
    cell: ({ changes, action }) => <ChangeList changes={changes} isFirst={FIRST.has(action)} />,
  },
  { name: 'who', label: words.who, cell: actorWords },
  {
    name: 'when',
    label: words.when,
    sort: 'seq',
    cell: ({ at }) => <time dateTime={at}>{formatInstant(at)}</time>,
  },
];

/** Whoever can have acted: people and systems. */
async function readAccounts(signal: AbortSignal): Promise<Option[]> {
  const [people, systems] = await Promise.all([
    users.all({}, signal),
    serviceAccounts.all({}, signal),
  ]);
  return [
    ...people.map(({ id, name, email }) => ({ value: id, label: name, note: email })),
    ...systems.map(({ id, name, code }) => ({ value: id, label: name, note: code })),
  ];
}

/** A record by its reference, and days; what is chosen out of lists stands below. */
function RecordAndDays() {
  const { params, filter } = useQuery();
  const id = useId();
  return (
    <form
      class="event-filters no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const said = new FormData(event.currentTarget);
        const text = (name: string): string => {
          const value = said.get(name);
          return typeof value === 'string' ? value.trim() : '';
        };
        filter({
          record_key: text('record'),
          at_after: text('from'),
          at_before: shifted(text('until'), 1),
        });
      }}
    >
      <div>
        <label for={`${id}-record`}>{words.record}</label>
        <input
          id={`${id}-record`}
          name="record"
          type="text"
          maxLength={64}
          pattern="[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*"
          title={words.recordHelp}
          defaultValue={params['record_key'] ?? ''}
        />
      </div>
      <div>
        <label for={`${id}-from`}>{words.from}</label>
        <input id={`${id}-from`} name="from" type="date" defaultValue={params['at_after'] ?? ''} />
      </div>
      <div>
        <label for={`${id}-until`}>{words.until}</label>
        <input
          id={`${id}-until`}
          name="until"
          type="date"
          defaultValue={shifted(params['at_before'] ?? '', -1)}
        />
      </div>
      <button type="submit" class="button">
        {words.show}
      </button>
    </form>
  );
}

async function readEvents(query: Params, signal: AbortSignal) {
  const [page] = await Promise.all([
    auditEvents.page(asAsked(query), signal),
    whenKnown('economies'),
  ]);
  return page;
}

export default function AuditEventsPage() {
  const { params } = useQuery();
  const { data: accounts = NOBODY } = useResource('audit-accounts', readAccounts);
  const filters = useMemo(() => auditFilters(accounts), [accounts]);
  const columns = useMemo(() => columnsWith(accounts), [accounts]);
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead} />
      <RecordAndDays
        key={[params['record_key'], params['at_after'], params['at_before']].join('|')}
      />
      <ResourceList
        caption={words.title}
        columns={columns}
        filters={filters}
        keyOf={({ seq }) => String(seq)}
        defaultSort="-seq"
        hasSearch={false}
        load={readEvents}
        file={(format, query, signal) => auditEvents.file(format, asAsked(query), signal)}
      />
    </div>
  );
}
