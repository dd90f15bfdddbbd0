/** A trace as a graph that one can take in: which records are drawn, which stand together. */
import type { Trace, TraceNode } from '../../api';
import { chainOf, leadingTo, type Link, reduced, without } from '../../charts/graph/links';

export type Kind = TraceNode['kind'];

/** From what gives rise to what comes of it. */
export const KINDS: readonly Kind[] = [
  ...(['mandate', 'document', 'strategic_plan', 'focus_area', 'objective', 'kpi'] as const),
  ...(['kpi_measurement', 'work_plan', 'meeting', 'engagement', 'activity'] as const),
  ...(['activity_report', 'recommendation', 'implementation', 'evidence'] as const),
  ...(['support_need', 'support_offer', 'support_match'] as const),
];

/** Beside the line from a mandate to the evidence: drawn when they are asked for. */
const BESIDE: ReadonlySet<Kind> = new Set([
  ...(['document', 'kpi_measurement', 'work_plan', 'meeting', 'engagement'] as const),
  ...(['activity_report', 'support_need', 'support_offer', 'support_match'] as const),
]);

/** More of a kind stand together as one. */
export const MOST_OF_A_KIND = 16;

const AIMS: ReadonlySet<Kind> = new Set(['focus_area', 'objective', 'kpi']);

export interface Choice {
  chosen?: string | undefined;
  /** Only what leads to the chosen one, and what follows from it. */
  isNarrow?: boolean;
  /** Also what stands beside the line. */
  isWide?: boolean;
}

export interface Drawn {
  id: string;
  kind: Kind;
  /** None where several stand together. */
  node?: TraceNode;
  /** How many it stands for. */
  count: number;
  isLoose: boolean;
}

export interface Model {
  kinds: Kind[];
  drawn: Drawn[];
  links: Link[];
}

const GROUP = '*';

export const groupId = (kind: Kind): string => `${GROUP}${kind}`;

/** No reference begins like this. */
export const isGroupId = (id: string): boolean => id.startsWith(GROUP);

export const linksOf = ({ edges }: Trace): Link[] => edges.map(({ from, to }) => ({ from, to }));

/**
 * Aims that no activity follows from, and the records that a check found without a link. Where not
 * all activities are in the answer, only the checks know which aims have none.
 */
export function looseOf(trace: Trace): ReadonlySet<string> {
  if (!trace.orphans) return new Set();
  const isWhole = trace.counts.every(({ kind, left_off: more }) => kind !== 'activity' || !more);
  const activities = trace.nodes.filter(({ kind }) => kind === 'activity').map(({ ref }) => ref);
  const served = leadingTo(activities, linksOf(trace));
  const aims = trace.nodes.filter(({ kind, ref }) => isWhole && AIMS.has(kind) && !served.has(ref));
  return new Set([
    ...aims.map(({ ref }) => ref),
    ...trace.orphans.flatMap(({ count, examples }) => (count > 0 ? examples : [])),
  ]);
}

/** How many there are of a kind; of a branch only those are known that the answer holds. */
function countOf(trace: Trace, kind: Kind, found: number, isNarrow: boolean): number {
  if (isNarrow) return found;
  const counted = trace.counts.filter((count) => count.kind === kind);
  return Math.max(
    found,
    counted.reduce((sum, { count }) => sum + count, 0),
  );
}

export function modelOf(trace: Trace, { chosen, isNarrow = false, isWide = false }: Choice): Model {
  const self = trace.nodes.find(({ direction }) => direction === 'self');
  const isBeside = ({ kind }: TraceNode) => BESIDE.has(kind) && kind !== self?.kind && !isWide;
  const hidden = new Set(trace.nodes.filter(isBeside).map(({ ref }) => ref));
  let links = without(linksOf(trace), hidden);
  let nodes = trace.nodes.filter(({ ref }) => !hidden.has(ref));
  const isBranch = isNarrow && nodes.some(({ ref }) => ref === chosen);
  if (isBranch && chosen) {
    const chain = chainOf(chosen, links);
    nodes = nodes.filter(({ ref }) => chain.has(ref));
    links = links.filter(({ from, to }) => chain.has(from) && chain.has(to));
  }
  const loose = looseOf(trace);
  const kinds = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));
  const groupOf = new Map<string, string>();
  const drawn = kinds.flatMap((kind): Drawn[] => {
    const ofKind = nodes.filter((node) => node.kind === kind);
    const isTogether = ofKind.length > MOST_OF_A_KIND;
    const together = isTogether
      ? ofKind.filter(({ ref }) => ref !== chosen && ref !== self?.ref)
      : [];
    for (const { ref } of together) groupOf.set(ref, groupId(kind));
    const alone = ofKind
      .filter(({ ref }) => !groupOf.has(ref))
      .map((node) => ({ id: node.ref, kind, node, count: 1, isLoose: loose.has(node.ref) }));
    if (together.length === 0) return alone;
    const count = countOf(trace, kind, ofKind.length, isBranch) - alone.length;
    return [...alone, { id: groupId(kind), kind, count, isLoose: false }];
  });
  const grouped = links.map(({ from, to }) => ({
    from: groupOf.get(from) ?? from,
    to: groupOf.get(to) ?? to,
  }));
  return { kinds, drawn, links: reduced(grouped) };
}
