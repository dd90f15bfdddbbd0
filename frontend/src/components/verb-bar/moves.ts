/** How a record is moved from outside its own page: its verbs, and the words for its fields. */
import type { Finding } from '../../lib/problem';
import type { Verb } from './verb-bar';

export interface Moves<Row> {
  verbs: (row: Row) => readonly Verb<Row>[] | Promise<readonly Verb<Row>[]>;
  labelOf: (finding: Finding) => string | undefined;
  /** What must be there before the fields can be shown in words. */
  ready?: () => Promise<void>;
}
