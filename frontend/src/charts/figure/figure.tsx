/** What every chart has: a title, one line of reading, its numbers as a table and as CSV. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Cell, downloadText, toCsv } from '../../lib/csv';
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import './figure.css';

export interface Twin {
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
}

interface FigureProps {
  title: string;
  /** The one thing to see in it, in a sentence. */
  reading: string;
  /** A long one is given as a function, and made when it is asked for. */
  twin: Twin | (() => Twin);
  children: ComponentChildren;
}

const fileName = (title: string): string =>
  `${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.csv`;

const made = (twin: Twin | (() => Twin)): Twin => (typeof twin === 'function' ? twin() : twin);

const shown = (cell: Cell): string =>
  typeof cell === 'number' ? formatNumber(cell) : (cell ?? messages.chart.noData);

export function TwinTable({ title, twin: { header, rows } }: { title: string; twin: Twin }) {
  return (
    <table class="twin-table">
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {header.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row[0])}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={header[index]} scope="row">
                  {typeof cell === 'number' ? cell : shown(cell)}
                </th>
              ) : (
                <td key={header[index]} class={typeof cell === 'number' ? 'number' : ''}>
                  {shown(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Figure({ title, reading, twin, children }: FigureProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <figure class="figure panel">
      <figcaption class="figure-caption">
        <h2>{title}</h2>
        <p>{reading}</p>
      </figcaption>
      {children}
      <div class="figure-foot no-print">
        <details
          onToggle={(event) => {
            setOpen(event.currentTarget.open);
          }}
        >
          <summary>{messages.chart.table}</summary>
          {(isOpen || typeof twin !== 'function') && (
            <div class="figure-twin" tabIndex={0} role="group" aria-label={title}>
              <TwinTable title={title} twin={made(twin)} />
            </div>
          )}
        </details>
        <button
          type="button"
          class="figure-csv"
          onClick={() => {
            const { header, rows } = made(twin);
            downloadText(fileName(title), toCsv(header, rows));
          }}
        >
          {messages.chart.csv}
          <span class="visually-hidden">: {title}</span>
        </button>
      </div>
    </figure>
  );
}
