/** Recommendations by parties: one mark each, which opens the party's answer. */
import { useMemo } from 'preact/hooks';
import type { Cell, Compliance } from '../../api';
import type { Twin } from '../../charts/figure/figure';
import { Matrix, type MatrixAxis, type MatrixCell } from '../../charts/matrix/matrix';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatShare, plural } from '../../lib/format';
import { recommendations as recommendationWords } from '../../lib/dictionary/recommendations';
import { useQuery } from '../../lib/query';
import { shortened } from '../../lib/text';
import { stateWords } from '../../lib/words';
import { shareWords } from './score';
import { Only, showing } from './only';
import { cellWords, signs } from './standings';

const SCORE = 'score';
const HEAD_LETTERS = 90;

type Cells = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

const partyOf = ({ economy, sub_forum: forum }: Cell): string => economy ?? forum ?? '';

function byRecommendation(grid: readonly Cell[]): Cells {
  const all = new Map<string, Map<string, Cell>>();
  for (const cell of grid) {
    const cells = all.get(cell.recommendation) ?? new Map<string, Cell>();
    cells.set(partyOf(cell), cell);
    all.set(cell.recommendation, cells);
  }
  return all;
}

/** The parties that are asked; a forum by its acronym, its whole name would not fit upright. */
function partiesOf({ economies, sub_fora: fora }: Compliance, grid: readonly Cell[]): MatrixAxis[] {
  const asked = new Set(grid.map(partyOf));
  return [
    ...economies.map(({ code, name }) => ({ name: code, label: name })),
    ...fora.map(({ code, name }) => ({ name: code, label: code, note: name })),
  ].filter(({ name }) => asked.has(name));
}

/** One line for each answer, as a system would want it. */
function answersOf(grid: readonly Cell[], nameOf: (code: string) => string): Twin {
  return {
    header: [
      words.answer,
      words.recommendation,
      words.party,
      words.standing,
      recommendationWords.acceptance,
      recommendationWords.implementation,
      recommendationWords.verification,
      recommendationWords.fields.due_on,
      words.overdue,
      words.evidenceCount,
    ],
    rows: grid.map((cell) => [
      cell.ref,
      cell.recommendation,
      nameOf(partyOf(cell)),
      stateWords(cell.standing),
      stateWords(cell.acceptance),
      stateWords(cell.implementation),
      stateWords(cell.verification),
      cell.due_on ?? '',
      cell.is_overdue ? words.yes : words.no,
      cell.evidence,
    ]),
  };
}

export function Grid({ answer, grid }: { answer: Compliance; grid: readonly Cell[] }) {
  const { params } = useQuery();
  const only = params['show'];
  const cells = useMemo(() => byRecommendation(grid), [grid]);
  const parties = useMemo(() => partiesOf(answer, grid), [answer, grid]);
  const columns = useMemo(
    () => [{ name: SCORE, label: words.score, isWide: true }, ...parties],
    [parties],
  );
  const rows = useMemo(
    () =>
      answer.recommendations
        .filter(({ ref }) => [...(cells.get(ref)?.values() ?? [])].some(showing(only)))
        .map(({ ref, beginning }) => ({
          name: ref,
          label: beginning ? shortened(beginning, HEAD_LETTERS) : ref,
          detail: beginning ? ref : undefined,
          note: beginning ?? undefined,
          href: `/recommendations/${ref}`,
        })),
    [answer, cells, only],
  );
  const cellOf = useMemo(() => {
    const scores = new Map(answer.recommendations.map(({ ref, score }) => [ref, score]));
    const isShown = showing(only);
    return (row: string, column: string): MatrixCell | undefined => {
      if (column === SCORE) {
        const score = scores.get(row);
        if (!score) return undefined;
        const text = score.share === null ? '–' : formatShare(score.share);
        return { text, words: shareWords(score) };
      }
      const cell = cells.get(row)?.get(column);
      return (
        cell && {
          words: cellWords(cell),
          sign: signs[cell.standing],
          tone: `standing ${cell.standing} ${isShown(cell) ? '' : 'aside'}`,
          isPressing: cell.is_overdue,
          href: `/implementations/${cell.ref}`,
        }
      );
    };
  }, [answer, cells, only]);
  return (
    <Matrix
      title={words.grid}
      reading={words.gridReading(
        plural(rows.length, words.one, words.other),
        plural(parties.length, words.partyOne, words.partyOther),
        plural(grid.filter(showing(only)).length, words.cellOne, words.cellOther),
      )}
      rowAxis={words.recommendation}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      emptyWords={words.notAsked}
      isDense
      twin={() =>
        answersOf(
          grid.filter(showing(only)),
          (code) => parties.find(({ name }) => name === code)?.label ?? code,
        )
      }
    >
      <Only grid={grid} />
    </Matrix>
  );
}
