/**
 * The charts for papers: the same drawings as on the pages, as text. The service runs this file,
 * built into one script, in an engine without a document, a network or a clock of its own.
 */
import type { VNode } from 'preact';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type ColumnsData, ColumnsDrawing } from './columns/columns-drawing';
import { type LineData, LineDrawing, type LineWords } from './line/line-drawing';
import { type BarsData, BarsDrawing } from './stacked-bar/bars-drawing';

/** Units of a drawing as wide as a page between its margins; text of 12 units is 9 points there. */
export const PAPER_WIDTH = 640;

/** What a paper says in its own words: the engine has no locale data. */
export interface PaperWords extends LineWords {
  /** The twelve months, shortened. */
  months: readonly string[];
}

/** "1,234": as the pages write numbers in English; the engine has no `Intl`. */
export const paperNumber = (value: number): string =>
  String(Math.round(value * 100) / 100).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');

export const paperShare = (value: number): string => `${Math.round(value * 100)}%`;

export function paperDate(on: string, months: readonly string[]): string {
  const [year = '', month, day] = on.split('-');
  return [day && String(Number(day)), month && months[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
}

const kinds = {
  bars: (data: BarsData) => h(BarsDrawing, { data, width: PAPER_WIDTH, format: paperNumber }),
  columns: (data: ColumnsData) =>
    h(ColumnsDrawing, { data, width: PAPER_WIDTH, format: paperNumber }),
  line: (data: LineData & { isShare: boolean }, words: PaperWords) =>
    h(LineDrawing, {
      data,
      words,
      width: PAPER_WIDTH,
      formats: {
        value: data.isShare ? paperShare : paperNumber,
        date: (on) => paperDate(on, words.months),
      },
    }),
};

export type Kind = keyof typeof kinds;

/**
 * The SVG of one figure. The data and the words come from the service as JSON: of the shape that
 * the kind has on the pages, which its tests hold.
 */
export function draw(kind: Kind, data: string, words: string): string {
  const make = kinds[kind] as (data: unknown, words: unknown) => VNode;
  return renderToString(make(JSON.parse(data), JSON.parse(words)));
}
