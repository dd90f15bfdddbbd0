/** Where dated values stand: one scale of days and one of values for all that is drawn. */
import { labelStep, type Scale, scaleOf, timeOf, valueTicks, yearsBetween } from '../geometry';

const LABEL_WIDTH = 44;
const ENOUGH_YEARS = 3;

export interface DatedValue {
  on: string;
  value: number;
}

export interface DateLabel {
  text: string;
  x: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface LineLayout {
  x: (on: string) => number;
  y: Scale;
  ticks: readonly number[];
  labels: readonly DateLabel[];
}

/** The years that begin in the span where there are some, else its first and its last day. */
function dateLabels(
  dates: readonly string[],
  frame: Frame,
  x: (on: string) => number,
  format: (on: string) => string,
): DateLabel[] {
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = yearsBetween([first, last].map((on) => Number(on.slice(0, 4)))).filter(
    (year) => timeOf(`${year}-01-01`) >= timeOf(first),
  );
  if (years.length >= ENOUGH_YEARS) {
    const every = labelStep(years.length, frame.right - frame.left, LABEL_WIDTH);
    return years
      .filter((_, index) => index % every === 0)
      .map((year) => ({ text: String(year), x: x(`${year}-01-01`), anchor: 'middle' }));
  }
  if (first === last) return [{ text: format(first), x: x(first), anchor: 'middle' }];
  return [
    { text: format(first), x: x(first), anchor: 'start' },
    { text: format(last), x: x(last), anchor: 'end' },
  ];
}

export function lineLayout(
  values: readonly DatedValue[],
  frame: Frame,
  format: (on: string) => string,
): LineLayout {
  const dates = values.map(({ on }) => on).toSorted();
  const times = dates.map(timeOf);
  const scale = scaleOf(times.at(0) ?? 0, times.at(-1) ?? 0, frame.left, frame.right);
  const x = (on: string) => scale(timeOf(on));
  const ticks = valueTicks(Math.max(0, ...values.map(({ value }) => value)));
  const y = scaleOf(0, ticks.at(-1) ?? 1, frame.bottom, frame.top);
  return { x, y, ticks, labels: dateLabels(dates, frame, x, format) };
}
