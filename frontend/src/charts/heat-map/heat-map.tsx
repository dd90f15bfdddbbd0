/** Counts in rows and columns, shaded: a real table, so that it reads without the shades. */
import { formatNumber } from '../../lib/format';
import { Figure } from '../figure/figure';
import { shadeOf } from '../geometry';
import './heat-map.css';

export interface HeatAxis {
  name: string;
  label: string;
  /** The full text behind a short label. */
  note?: string;
}

interface HeatMapProps {
  title: string;
  reading: string;
  rowAxis: string;
  rows: readonly HeatAxis[];
  columns: readonly HeatAxis[];
  valueOf: (row: string, column: string) => number;
  hrefOf: (row: string, column: string) => string;
}

export function HeatMap(props: HeatMapProps) {
  const { title, reading, rowAxis, rows, columns, valueOf, hrefOf } = props;
  const values = rows.flatMap((row) => columns.map((column) => valueOf(row.name, column.name)));
  const max = Math.max(0, ...values);
  return (
    <Figure
      title={title}
      reading={reading}
      twin={{
        header: [rowAxis, ...columns.map(({ label }) => label)],
        rows: rows.map((row) => [
          row.label,
          ...columns.map((column) => valueOf(row.name, column.name)),
        ]),
      }}
    >
      <div class="heat-map-frame" tabIndex={0} role="group" aria-label={title}>
        <table class="heat-map">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{rowAxis}</th>
              {columns.map(({ name, label, note }) => (
                <th key={name} scope="col" title={note}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" title={row.note}>
                  {row.label}
                </th>
                {columns.map((column) => {
                  const value = valueOf(row.name, column.name);
                  return (
                    <td key={column.name} class={`shade-${shadeOf(value, max)}`}>
                      {value > 0 ? (
                        <a
                          href={hrefOf(row.name, column.name)}
                          aria-label={`${row.label}, ${column.label}: ${formatNumber(value)}`}
                        >
                          {formatNumber(value)}
                        </a>
                      ) : (
                        <span class="faint">
                          <span aria-hidden="true">·</span>
                          <span class="visually-hidden">0</span>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}
