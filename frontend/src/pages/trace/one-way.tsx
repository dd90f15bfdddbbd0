/** One way from the record, kind by kind: how many there are, and which, where one opens them. */
import type { ComponentChildren } from 'preact';
import type { Trace, TraceCount, TraceNode } from '../../api';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pageOf } from '../../lib/addresses';
import { trace as words } from '../../lib/dictionary/trace';
import { formatNumber } from '../../lib/format';
import { segment } from '../../lib/http';
import type { Kind } from './model';
import { titleOf } from './names';

export type Way = 'upstream' | 'downstream';

/** So many, of all kinds, are shown without being asked for. */
const FEW = 12;

/** How many records lie one way, those that are not shown included. */
export const countOf = (counts: readonly TraceCount[], way: Way): number =>
  counts.filter(({ direction }) => direction === way).reduce((sum, { count }) => sum + count, 0);

function Item({ node, isLoose }: { node: TraceNode; isLoose: boolean }) {
  const title = titleOf(node);
  const page = pageOf(node.path);
  return (
    <li>
      <span class="trace-title">
        {page ? <a href={page}>{title}</a> : title}
        {node.status && <StatusTag state={node.status} />}
        {isLoose && <span class="trace-loose">{words.loose}</span>}
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

const NONE: ReadonlySet<string> = new Set();

interface KindListProps {
  kind: Kind;
  nodes: readonly TraceNode[];
  /** How many more there are that the answer does not hold. */
  leftOff: number;
  isOpen: boolean;
  /** Those that hang in the air. */
  loose?: ReadonlySet<string>;
  /** How many there are. */
  children: ComponentChildren;
}

export function KindList({ kind, nodes, leftOff, isOpen, loose = NONE, children }: KindListProps) {
  return (
    <div class="trace-kind">
      <details open={isOpen}>
        <summary>{words.kinds[kind]}</summary>
        <ul class="trace-nodes">
          {nodes.map((node) => (
            <Item key={`${node.path}|${node.ref}`} node={node} isLoose={loose.has(node.ref)} />
          ))}
        </ul>
        {leftOff > 0 && <p class="small faint">{words.leftOff(formatNumber(leftOff))}</p>}
      </details>
      {children}
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
      {counts.map(({ kind, count, records, left_off: leftOff }) => (
        <KindList
          key={kind}
          kind={kind}
          leftOff={leftOff}
          isOpen={countOf(trace.counts, way) <= FEW}
          nodes={trace.nodes.filter((node) => node.direction === way && node.kind === kind)}
        >
          <FigureLink count={count} records={records} label={words.kinds[kind]} />
        </KindList>
      ))}
    </Panel>
  );
}
