/** What each party owes, as a heat map: how much of what it was asked presses. */
import { useMemo } from 'preact/hooks';
import type { EconomyTally, SubForumTally } from '../../api';
import { shadeOf } from '../../charts/geometry';
import { Matrix, type MatrixAxis, type MatrixCell } from '../../charts/matrix/matrix';
import { pageOf } from '../../lib/addresses';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatNumber, formatShare, plural } from '../../lib/format';
import { shareWords } from './score';

type Tally = EconomyTally | SubForumTally;

interface Count {
  count: number;
  records: string;
}

const SHARE = 'share';
const ASKED = 'asked';

const notReported = ({ score }: Tally): Count =>
  score.left_out.find(({ reason }) => reason === 'not_reported') ?? { count: 0, records: '' };

const counts: readonly [name: string, label: string, of: (row: Tally) => Count][] = [
  [ASKED, words.asked, ({ asked }) => asked],
  ['open', words.open, ({ is_open: open }) => open],
  ['overdue', words.overdue, ({ is_overdue: late }) => late],
  ['blocked', words.blocked, ({ is_blocked: blocked }) => blocked],
  ['notReported', words.notReported, notReported],
];

const columns: readonly MatrixAxis[] = [
  { name: SHARE, label: words.done, note: words.share, isWide: true },
  ...counts.map(([name, label]) => ({ name, label })),
];

function cellFrom(tally: Tally, column: string): MatrixCell | undefined {
  if (column === SHARE) {
    const { share, denominator_records: records } = tally.score;
    const text = shareWords(tally.score);
    if (share === null) return { text: '–', words: text };
    return { text, words: text, href: pageOf(records) };
  }
  const found = counts.find(([name]) => name === column)?.[2](tally);
  if (!found || found.count === 0) return undefined;
  const text = formatNumber(found.count);
  const tone = column === ASKED ? '' : `shade-${shadeOf(found.count, tally.asked.count)}`;
  return { text, words: text, tone, href: pageOf(found.records) };
}

interface PartiesProps {
  title: string;
  party: string;
  tallies: readonly Tally[];
  hrefOf?: (code: string) => string;
}

export function Parties({ title, party, tallies, hrefOf }: PartiesProps) {
  const asked = useMemo(() => tallies.filter((row) => row.asked.count > 0), [tallies]);
  const rows = useMemo(
    () => asked.map(({ code, name }) => ({ name: code, label: name, href: hrefOf?.(code) })),
    [asked, hrefOf],
  );
  const cellOf = useMemo(() => {
    const byCode = new Map(asked.map((tally) => [tally.code, tally]));
    return (row: string, column: string): MatrixCell | undefined => {
      const tally = byCode.get(row);
      return tally && cellFrom(tally, column);
    };
  }, [asked]);
  if (asked.length === 0) return null;
  const silent = asked.filter((row) => notReported(row).count === row.asked.count).length;
  return (
    <Matrix
      title={title}
      reading={words.partiesReading(
        plural(asked.length, words.partyOne, words.partyOther),
        formatNumber(silent),
      )}
      rowAxis={party}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      emptyWords="0"
      twin={{
        header: [party, words.share, ...counts.map(([, label]) => label)],
        rows: asked.map((row) => [
          row.name,
          row.score.share === null ? null : formatShare(row.score.share),
          ...counts.map(([, , of]) => of(row).count),
        ]),
      }}
    />
  );
}
