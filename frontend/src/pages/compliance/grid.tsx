/** Recommendations by parties: one mark each, which opens the party's answer. */
import { useState } from 'preact/hooks';
import type { Cell, Compliance, RecommendationTally } from '../../api';
import { Icon, type IconName } from '../../components/icon/icon';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatNumber, plural } from '../../lib/format';
import { Panel } from '../../components/panel/panel';
import { stateWords } from '../../lib/words';
import { shareWords } from './score';

const AT_ONCE = 30;

/** A standing's mark; words say the same to those who do not see it. */
const marks: Readonly<Record<Cell['standing'], IconName>> = {
  implemented: 'good',
  outstanding: 'warn',
  declined: 'bad',
  not_reported: 'neutral',
  noted: 'info',
  not_applicable: 'minus',
  overtaken_by_events: 'minus',
  released: 'minus',
};

/** What a cell says in full: the standing, then each axis, then what presses. */
export function cellWords(cell: Cell): string {
  const parts = [
    words.standings[cell.standing],
    stateWords(cell.acceptance),
    stateWords(cell.implementation),
    stateWords(cell.verification),
    cell.is_overdue ? words.overdue : '',
    cell.evidence > 0 ? words.evidence(formatNumber(cell.evidence)) : '',
  ];
  return [...new Set(parts.filter(Boolean))].join(', ');
}

interface Party {
  code: string;
  name: string;
}

function Row({
  tally,
  cells,
  parties,
}: {
  tally: RecommendationTally;
  cells: ReadonlyMap<string, Cell>;
  parties: readonly Party[];
}) {
  return (
    <tr>
      <th scope="row">
        <a href={`/recommendations/${tally.ref}`}>{tally.beginning ?? tally.ref}</a>
        <span class="small faint">{[tally.ref, tally.year].filter(Boolean).join(' · ')}</span>
      </th>
      <td class="grid-score">
        {tally.score.share === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span class="visually-hidden">{words.noScore}</span>
          </>
        ) : (
          shareWords(tally.score)
        )}
      </td>
      {parties.map(({ code, name }) => {
        const cell = cells.get(code);
        return (
          <td key={code} class={`grid-cell ${cell?.standing ?? ''}`}>
            {cell && (
              <a
                href={`/implementations/${cell.ref}`}
                aria-label={`${name}: ${cellWords(cell)}`}
                title={`${name}: ${cellWords(cell)}`}
                class={cell.is_overdue ? 'late' : ''}
              >
                <Icon name={marks[cell.standing]} />
              </a>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Legend() {
  return (
    <ul class="legend grid-legend">
      {Object.entries(marks).map(([standing, mark]) => (
        <li key={standing} class={`grid-cell ${standing}`}>
          <Icon name={mark} />
          {words.standings[standing as Cell['standing']]}
        </li>
      ))}
    </ul>
  );
}

export function Grid({ answer, grid }: { answer: Compliance; grid: readonly Cell[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  const byRecommendation = new Map<string, Map<string, Cell>>();
  for (const cell of grid) {
    const cells = byRecommendation.get(cell.recommendation) ?? new Map<string, Cell>();
    cells.set(cell.economy ?? cell.sub_forum ?? '', cell);
    byRecommendation.set(cell.recommendation, cells);
  }
  const asked = new Set(grid.map(({ economy, sub_forum: forum }) => economy ?? forum ?? ''));
  const parties = [
    ...answer.economies,
    // A forum is known by its acronym; its whole name would not fit upright.
    ...answer.sub_fora.map(({ code }) => ({ code, name: code })),
  ].filter(({ code }) => asked.has(code));
  const rows = answer.recommendations.slice(0, shown);
  const rest = answer.recommendations.length - rows.length;
  return (
    <Panel
      title={words.grid}
      lead={words.gridReading(
        plural(answer.recommendations.length, words.one, words.other),
        plural(grid.length, words.cellOne, words.cellOther),
      )}
    >
      <Legend />
      <div class="grid-frame" tabIndex={0} role="group" aria-label={words.grid}>
        <table class="compliance-grid">
          <caption class="visually-hidden">{words.grid}</caption>
          <thead>
            <tr>
              <th scope="col">{words.recommendation}</th>
              <th scope="col">{words.score}</th>
              {parties.map(({ code, name }) => (
                <th key={code} scope="col" class="grid-party">
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((tally) => (
              <Row
                key={tally.ref}
                tally={tally}
                cells={byRecommendation.get(tally.ref) ?? new Map<string, Cell>()}
                parties={parties}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button
          type="button"
          class="button grid-more no-print"
          onClick={() => {
            setShown(shown + AT_ONCE);
          }}
        >
          {words.more(formatNumber(Math.min(rest, AT_ONCE)))}
        </button>
      )}
    </Panel>
  );
}
