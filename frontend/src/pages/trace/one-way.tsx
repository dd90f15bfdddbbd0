/** One way from the record, kind by kind: how many there are, and which, where one opens them. */
import type { Trace, TraceCount, TraceNode } from '../../api';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pageOf } from '../../lib/addresses';
import { trace as words } from '../../lib/dictionary/trace';
import { formatNumber } from '../../lib/format';
import { segment } from '../../lib/http';
import { titleOf } from './names';

export type Way = 'upstream' | 'downstream';

/** So many, of all kinds, are shown without being asked for. */
const FEW = 12;

/** How many records lie one way, those that are not shown included. */
export const countOf = (counts: readonly TraceCount[], way: Way): number =>
  counts.filter(({ direction }) => direction === way).reduce((sum, { count }) => sum + count, 0);

function Item({ node }: { node: TraceNode }) {
  const title = titleOf(node);
  const page = pageOf(node.path);
  return (
    <li>
      <span class="trace-title">
        {page ? <a href={page}>{title}</a> : title}
        {node.status && <StatusTag state={node.status} />}
      </span>
      <span class="small faint">
        {/* A piece of evidence is no record of its own: there is nothing to trace from it. */}
        {node.kind === 'evidence' ? (
          node.ref
        ) : (
          <a href={`/trace/${segment(node.ref)}`}>
            {node.ref}
            <span class="visually-hidden">: {words.link}</span>
          </a>
        )}
      </span>
    </li>
  );
}

function KindList({
  count,
  nodes,
  isOpen,
}: {
  count: TraceCount;
  nodes: readonly TraceNode[];
  isOpen: boolean;
}) {
  const label = words.kinds[count.kind];
  return (
    <div class="trace-kind">
      <details open={isOpen}>
        <summary>{label}</summary>
        <ul class="trace-nodes">
          {nodes.map((node) => (
            <Item key={`${node.path}|${node.ref}`} node={node} />
          ))}
        </ul>
        {count.left_off > 0 && (
          <p class="small faint">{words.leftOff(formatNumber(count.left_off))}</p>
        )}
      </details>
      <FigureLink count={count.count} records={count.records} label={label} />
    </div>
  );
}

interface OneWayProps {
  trace: Trace;
  way: Way;
  title: string;
  empty: string;
}

export function OneWay({ trace, way, title, empty }: OneWayProps) {
  const counts = trace.counts.filter(({ direction }) => direction === way);
  return (
    <Panel title={title}>
      {counts.length === 0 && <p class="faint">{empty}</p>}
      {counts.map((count) => (
        <KindList
          key={count.kind}
          count={count}
          isOpen={countOf(trace.counts, way) <= FEW}
          nodes={trace.nodes.filter(
            ({ direction, kind }) => direction === way && kind === count.kind,
          )}
        />
      ))}
    </Panel>
  );
}
