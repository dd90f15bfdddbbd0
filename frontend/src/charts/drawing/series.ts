/** What a chart counts side by side: each with its words, and a colour if its place is not its own. */
export interface Series {
  name: string;
  label: string;
  /** Which of the colours, counted from 0; that of its place where it has none. */
  colour?: number;
}

export const colourOf = (series: readonly Series[], place: number): number =>
  series[place]?.colour ?? place;
