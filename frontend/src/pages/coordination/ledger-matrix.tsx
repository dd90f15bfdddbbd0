/** Each body by kind of contact: how much, how long ago, and whether it goes both ways. */
import { useMemo } from 'preact/hooks';
import type { CounterpartOutput, EngagementLedger } from '../../api';
import { shadeOf } from '../../charts/geometry';
import { Matrix, type MatrixAxis, type MatrixCell } from '../../charts/matrix/matrix';
import { pageOf } from '../../lib/addresses';
import { ledger as words } from '../../lib/dictionary/coordination';
import { formatDate, formatNumber, plural } from '../../lib/format';
import { messages } from '../../lib/messages';
import { kindWords } from '../../lib/words';
import { BalanceBar } from './balance-bar';
import { elapsed } from './elapsed';

export const directions = [
  ['contacts', words.contacts],
  ['given', words.given],
  ['received', words.received],
  ['joint', words.joint],
  ['reports_sent', words.reportsSent],
  ['reports_received', words.reportsReceived],
] as const;

const LAST = 'last';
const BALANCE = 'balance';

const columns: readonly MatrixAxis[] = [
  { name: LAST, label: words.last, isWide: true },
  { name: BALANCE, label: words.balance, isWide: true },
  ...directions.map(([name, label]) => ({ name, label })),
];

/** A plan that is over is told as it stood on its last day: days are counted until then. */
export const isOver = ({ as_of: asOf, ends_on: end }: EngagementLedger): boolean => asOf === end;

/** When the last contact was. “Ago” is said only while the plan goes on: it is read today. */
function lastTime(body: CounterpartOutput, isPast: boolean): string {
  const { last, days_since_last: days, is_silent: isSilent } = body;
  if (isPast) {
    const day = formatDate(last.on, 'short');
    return isSilent ? words.silentSince(day) : day;
  }
  const time = elapsed(days);
  return isSilent ? words.silentFor(time) : words.ago(time);
}

export function lastCell(body: CounterpartOutput, isPast: boolean): MatrixCell {
  const { last, is_silent: isSilent } = body;
  const time = lastTime(body, isPast);
  return {
    text: <span class={isSilent ? 'silent' : ''}>{time}</span>,
    words: words.lastTold(time, kindWords(last.kind), formatDate(last.on)),
    isPressing: isSilent,
    href: `/engagements/${last.ref}`,
  };
}

export function balanceWords({ balance }: CounterpartOutput): string {
  if (balance === 0) return words.even;
  const more = formatNumber(Math.abs(balance));
  return balance > 0 ? words.gaveMore(more) : words.tookMore(more);
}

function balanceCell(body: CounterpartOutput, max: number): MatrixCell {
  const { given, received, reciprocity } = body;
  const sums = words.balanceTold(formatNumber(given.count), formatNumber(received.count));
  return {
    text: <BalanceBar given={given.count} received={received.count} max={max} />,
    words: `${words.reciprocities[reciprocity]}: ${sums}, ${balanceWords(body)}`,
  };
}

function contactCell(
  body: CounterpartOutput,
  [direction, label]: (typeof directions)[number],
  max: number,
): MatrixCell | undefined {
  const { count, last_on: last, records } = body[direction];
  if (count === 0) return undefined;
  const text = formatNumber(count);
  return {
    text,
    words: last ? words.contactsTold(text, label.toLowerCase(), formatDate(last)) : text,
    tone: `shade-${shadeOf(count, max)}`,
    href: pageOf(records),
  };
}

const keyOf = ({ kind, code }: CounterpartOutput): string => `${kind}|${code}`;

function readingOf(bodies: readonly CounterpartOutput[]): string {
  const mutual = bodies.filter(({ reciprocity }) => reciprocity === 'mutual').length;
  const silent = bodies.filter(({ is_silent: isSilent }) => isSilent).length;
  return words.reading(
    plural(bodies.length, words.one, words.other),
    formatNumber(mutual),
    silent === 0 ? words.nobodyIs : words.are(formatNumber(silent)),
  );
}

export function LedgerMatrix({ ledger }: { ledger: EngagementLedger }) {
  const { counterparts: bodies } = ledger;
  const isPast = isOver(ledger);
  const rows = useMemo(
    () =>
      bodies.map((body) => ({
        name: keyOf(body),
        label: body.name,
        detail: body.kind === 'sub_forum' && body.name !== body.code ? body.code : undefined,
      })),
    [bodies],
  );
  const cellOf = useMemo(() => {
    const byKey = new Map(bodies.map((body) => [keyOf(body), body]));
    const most = Math.max(
      ...bodies.flatMap(({ given, received }) => [given.count, received.count]),
    );
    const max = Math.max(...bodies.map(({ contacts }) => contacts.count));
    return (row: string, column: string): MatrixCell | undefined => {
      const body = byKey.get(row);
      if (!body) return undefined;
      if (column === LAST) return lastCell(body, isPast);
      if (column === BALANCE) return balanceCell(body, most);
      const found = directions.find(([name]) => name === column);
      return found && contactCell(body, found, max);
    };
  }, [bodies, isPast]);
  return (
    <Matrix
      title={words.matrix}
      reading={readingOf(bodies)}
      rowAxis={words.counterpart}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      emptyWords={words.none}
      twin={{
        header: [
          words.counterpart,
          words.last,
          words.days,
          words.balance,
          ...directions.map(([, label]) => label),
        ],
        rows: bodies.map((body) => [
          body.name,
          body.last.on,
          body.days_since_last,
          words.reciprocities[body.reciprocity],
          ...directions.map(([name]) => body[name].count),
        ]),
      }}
    >
      <ul class="legend" aria-label={messages.chart.legend}>
        <li>
          <span class="legend-key fill-1" aria-hidden="true" />
          {words.given}
        </li>
        <li>
          <span class="legend-key fill-2" aria-hidden="true" />
          {words.received}
        </li>
        <li>
          <span class="ledger-corner pressing" aria-hidden="true" />
          {words.legend.corner}
        </li>
        <li>{words.legend.shade}</li>
      </ul>
    </Matrix>
  );
}
