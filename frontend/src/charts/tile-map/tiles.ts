/**
 * Where each economy's tile lies: equal tiles, roughly by geography around the Pacific, Asia and
 * Oceania on the left, the Americas on the right. A place says nothing about borders or size.
 */
export interface Tile {
  column: number;
  row: number;
}

export const COLUMNS = 7;
export const ROWS = 6;

export const tiles: Readonly<Record<string, Tile>> = {
  RUS: { column: 3, row: 1 },
  CHN: { column: 2, row: 2 },
  KOR: { column: 3, row: 2 },
  JPN: { column: 4, row: 2 },
  HKG: { column: 2, row: 3 },
  TWN: { column: 3, row: 3 },
  THA: { column: 1, row: 4 },
  VNM: { column: 2, row: 4 },
  PHL: { column: 3, row: 4 },
  MYS: { column: 1, row: 5 },
  BRN: { column: 2, row: 5 },
  PNG: { column: 4, row: 5 },
  SGP: { column: 1, row: 6 },
  IDN: { column: 2, row: 6 },
  AUS: { column: 3, row: 6 },
  NZL: { column: 4, row: 6 },
  CAN: { column: 6, row: 1 },
  USA: { column: 6, row: 2 },
  MEX: { column: 6, row: 3 },
  PER: { column: 7, row: 4 },
  CHL: { column: 7, row: 5 },
};
