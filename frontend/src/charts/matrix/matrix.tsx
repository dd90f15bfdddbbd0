/**
 * Rows by columns, each cell a shade and a sign or a number: a real table with a keyboard model,
 * heads that stay in sight, and a line that says in words where one is.
 */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { matrix as words } from '../../lib/dictionary/matrix';
import { Figure, type Twin } from '../figure/figure';
import { useGradually } from './use-gradually';
import { useRoving } from './use-roving';
import './matrix.css';

const ROWS_AT_ONCE = 60;

/** Signs differ in form, so that no colour needs to be told from another. */
export type Sign = 'check' | 'triangle' | 'cross' | 'ring' | 'diamond' | 'bar' | 'arrow' | 'square';

export interface MatrixAxis {
  name: string;
  label: string;
  /** Beneath the label of a row: its reference, its year. */
  detail?: string | undefined;
  /** The full text behind a short label. */
  note?: string | undefined;
  href?: string | undefined;
  /** A column of words beside the small cells. */
  isWide?: boolean;
}

export interface MatrixCell {
  /** What the cell says, in full; row and column are told before it. */
  words: string;
  sign?: Sign;
  text?: ComponentChildren;
  /** A class for the shade. */
  tone?: string | undefined;
  /** A mark in the corner: it presses. */
  isPressing?: boolean;
  href?: string | undefined;
}

interface MatrixProps {
  title: string;
  reading: string;
  rowAxis: string;
  rows: readonly MatrixAxis[];
  columns: readonly MatrixAxis[];
  /** Must stay the same function while its answers stay the same: it is asked for every cell. */
  cellOf: (row: string, column: string) => MatrixCell | undefined;
  /** What a cell without anything says. */
  emptyWords: string;
  twin: Twin | (() => Twin);
  /** Small cells under upright heads, for many columns. */
  isDense?: boolean;
  /** The legend, and what else stands above the grid. */
  children?: ComponentChildren;
}

function Head({ row }: { row: MatrixAxis }) {
  const { label, detail, note, href } = row;
  const content = (
    <>
      <span class={detail && 'matrix-label'}>{label}</span>
      {detail && <span class="matrix-detail"> {detail}</span>}
    </>
  );
  return (
    <th scope="row" title={note} tabIndex={href ? undefined : -1}>
      {href ? (
        <a href={href} tabIndex={-1}>
          {content}
        </a>
      ) : (
        content
      )}
    </th>
  );
}

function CellOf({
  row,
  column,
  cell,
  emptyWords,
}: {
  row: MatrixAxis;
  column: MatrixAxis;
  cell: MatrixCell | undefined;
  emptyWords: string;
}) {
  const place = `${row.label}, ${column.label}`;
  const wide = column.isWide ? 'wide' : '';
  if (!cell) {
    return (
      <td
        class={`matrix-cell empty ${wide}`}
        tabIndex={-1}
        aria-label={`${place}: ${emptyWords}`}
      />
    );
  }
  const { sign, text, tone = '', isPressing, href } = cell;
  const name = `${place}: ${cell.words}`;
  const look = [sign && `sign sign-${sign}`, isPressing && 'pressing'].filter(Boolean).join(' ');
  const kind = `matrix-cell ${tone} ${wide}`;
  if (!href) {
    return (
      <td class={kind} tabIndex={-1}>
        <span class={look}>
          <span class="visually-hidden">{name}</span>
          <span aria-hidden="true">{text}</span>
        </span>
      </td>
    );
  }
  return (
    <td class={kind}>
      <a class={look} href={href} tabIndex={-1} aria-label={name}>
        {text}
      </a>
    </td>
  );
}

/** Where one is, in words: for the eye; who cannot see hears the cell itself. */
function ReadingLine({ told }: { told: Signal<string> }) {
  return (
    <p class="matrix-reading no-print" aria-hidden="true">
      {told.value || words.hint}
    </p>
  );
}

export function Matrix(props: MatrixProps) {
  const { title, reading, rowAxis, rows, columns, cellOf, emptyWords, twin, children } = props;
  const told = useSignal('');
  const { body, cellAround, onFocusIn, onKeyDown } = useRoving();
  const shown = useGradually(rows.length, ROWS_AT_ONCE);
  const tell = (target: EventTarget | null) => {
    const cell = cellAround(target);
    if (!cell) return;
    const named = cell.querySelector('a[aria-label]') ?? cell;
    const hidden = cell.querySelector('.visually-hidden')?.textContent;
    told.value = hidden ?? named.getAttribute('aria-label') ?? cell.title;
  };
  const drawn = useMemo(
    () =>
      rows.map((row) => (
        <tr key={row.name}>
          <Head row={row} />
          {columns.map((column) => (
            <CellOf
              key={column.name}
              row={row}
              column={column}
              cell={cellOf(row.name, column.name)}
              emptyWords={emptyWords}
            />
          ))}
        </tr>
      )),
    [rows, columns, cellOf, emptyWords],
  );
  return (
    <Figure title={title} reading={reading} twin={twin}>
      {children}
      <div class={`matrix-frame ${props.isDense ? 'dense' : ''}`}>
        <table
          class="matrix"
          role="grid"
          aria-readonly="true"
          aria-rowcount={rows.length + 1}
          onFocusIn={(event) => {
            onFocusIn(event);
            tell(event.target);
          }}
          onKeyDown={onKeyDown}
          onPointerOver={(event) => {
            tell(event.target);
          }}
        >
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{rowAxis}</th>
              {columns.map(({ name, label, note, isWide }) => (
                <th key={name} scope="col" title={note} class={isWide ? 'wide' : ''}>
                  <span>{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>{drawn.slice(0, shown)}</tbody>
        </table>
      </div>
      <ReadingLine told={told} />
    </Figure>
  );
}
