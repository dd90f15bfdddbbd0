/** The trace step by step, one below the other: for a screen that is too narrow for the drawing. */
import type { Trace } from '../../api';
import { FigureLink } from '../../components/figure-link/figure-link';
import { trace as words } from '../../lib/dictionary/trace';
import { formatNumber } from '../../lib/format';
import { type Kind, looseOf } from './model';
import { KindList } from './one-way';

export interface Step {
  kind: Kind;
  nodes: Trace['nodes'];
  count: number;
  leftOff: number;
  records: string | null;
}

/** What there is of each kind, wherever it stands to the record that is traced. */
export function stepsOf(trace: Trace, kinds: readonly Kind[]): Step[] {
  return kinds.map((kind) => {
    const nodes = trace.nodes.filter((node) => node.kind === kind);
    const counts = trace.counts.filter((count) => count.kind === kind);
    const leftOff = counts.reduce((sum, count) => sum + count.left_off, 0);
    const records = counts.length === 1 ? (counts[0]?.records ?? null) : null;
    return { kind, nodes, leftOff, records, count: nodes.length + leftOff };
  });
}

export function Chain({ trace, kinds }: { trace: Trace; kinds: readonly Kind[] }) {
  const loose = looseOf(trace);
  return (
    <ol class="trace-chain">
      {stepsOf(trace, kinds).map(({ kind, nodes, count, leftOff, records }) => {
        const inTheAir = nodes.filter(({ ref }) => loose.has(ref)).length;
        const isSelf = nodes.some(({ direction }) => direction === 'self');
        return (
          <li key={kind} class={isSelf ? 'self' : ''}>
            <KindList kind={kind} nodes={nodes} leftOff={leftOff} isOpen={isSelf} loose={loose}>
              <FigureLink count={count} records={records} label={words.kinds[kind]} />
            </KindList>
            {inTheAir > 0 && <p class="trace-loose">{words.looseOf(formatNumber(inTheAir))}</p>}
          </li>
        );
      })}
    </ol>
  );
}
