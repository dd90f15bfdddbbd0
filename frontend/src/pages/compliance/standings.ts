/** How each standing looks, and what an answer says in full. */
import type { Cell } from '../../api';
import type { Sign } from '../../charts/matrix/matrix';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatDate, formatNumber } from '../../lib/format';
import { stateWords } from '../../lib/words';

export type Standing = Cell['standing'];

export const standings: readonly Standing[] = [
  'implemented',
  'outstanding',
  'declined',
  'not_reported',
  'noted',
  'not_applicable',
  'overtaken_by_events',
  'released',
];

export const signs: Readonly<Record<Standing, Sign>> = {
  implemented: 'check',
  outstanding: 'triangle',
  declined: 'cross',
  not_reported: 'ring',
  noted: 'diamond',
  not_applicable: 'bar',
  overtaken_by_events: 'arrow',
  released: 'square',
};

/** The standing, then each axis, then what presses. */
export function cellWords(cell: Cell): string {
  const parts = [
    stateWords(cell.standing),
    stateWords(cell.acceptance),
    stateWords(cell.implementation),
    stateWords(cell.verification),
    cell.is_overdue ? words.overdue : '',
    cell.is_overdue && cell.due_on ? words.dueOn(formatDate(cell.due_on)) : '',
    cell.evidence > 0 ? words.evidence(formatNumber(cell.evidence)) : '',
  ];
  return [...new Set(parts.filter(Boolean))].join(', ');
}
