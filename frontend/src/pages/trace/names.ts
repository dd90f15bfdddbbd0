/** What the records of a trace are called, in the drawing and beside it. */
import type { TraceNode } from '../../api';
import { trace as words } from '../../lib/dictionary/trace';
import { formatNumber } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { shortened } from '../../lib/text';
import { kindWords, stateWords } from '../../lib/words';
import type { Drawn, Kind } from './model';

/** The API gives the first letters of a long text; the last word of them may be half a word. */
const LETTERS_GIVEN = 200;

/** The answers to one recommendation differ by their party: that is what they are called by. */
export function titleOf({ kind, ref, title }: TraceNode): string {
  if (kind === 'implementation') {
    return labelOf(known('economies'), ref.slice(ref.lastIndexOf('.') + 1));
  }
  return title.length < LETTERS_GIVEN ? title : shortened(title, LETTERS_GIVEN - 1);
}

const PART = /^.*?\.(.+)$/;
const LABELLED: ReadonlySet<Kind> = new Set(['focus_area', 'objective', 'kpi']);

/** The parts of a plan are known by their labels; a plan and a work plan by their references. */
export function shortOf(node: TraceNode): { label?: string | undefined; text: string } {
  if (LABELLED.has(node.kind)) return { label: PART.exec(node.ref)?.[1] ?? node.ref, text: '' };
  if (node.kind === 'strategic_plan' || node.kind === 'work_plan') {
    return { label: undefined, text: node.ref.replaceAll('-', '- ').replace('- ', '-') };
  }
  return { label: undefined, text: titleOf(node) };
}

const SLIM = 50;
const NARROW = 92;
const MIDDLE = 128;
const WIDE = 146;

const widths: Partial<Readonly<Record<Kind, number>>> = {
  strategic_plan: NARROW,
  work_plan: NARROW,
  focus_area: SLIM,
  objective: SLIM,
  kpi: SLIM + 8,
  mandate: MIDDLE,
  implementation: NARROW + 8,
  evidence: NARROW,
};

export const widthOf = (kind: Kind): number => widths[kind] ?? WIDE;

/** What a drawn element is, in a sentence. */
export function wordsOf({ kind, node, count, isLoose }: Drawn): string {
  if (!node) return words.together(formatNumber(count), words.kinds[kind].toLowerCase());
  const state = node.status ? stateWords(node.status) : '';
  const parts = [kindWords(kind), node.ref, titleOf(node), state, isLoose ? words.loose : ''];
  return parts.filter(Boolean).join(', ');
}
