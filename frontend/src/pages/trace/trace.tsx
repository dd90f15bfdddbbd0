/** From what gave rise to a record to what came of it, as far as the reader sees. */
import { useRoute } from 'preact-iso';
import type { Orphans, Trace, TraceCount, TraceNode } from '../../api';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pageOf } from '../../lib/addresses';
import { trace as words } from '../../lib/dictionary/record';
import { formatNumber, plural } from '../../lib/format';
import { segment } from '../../lib/http';
import { readTrace } from '../../lib/insight';
import { labelOf } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { kindWords } from '../../lib/words';
import './trace.css';

type Way = 'upstream' | 'downstream';

/** A piece of evidence is no record of its own: there is nothing to trace from it. */
const traceHref = ({ kind, ref }: TraceNode): string | undefined =>
  kind === 'evidence' ? undefined : `/trace/${segment(ref)}`;

/** The answers to one recommendation differ by their party: that is what they are called by. */
function titleOf({ kind, ref, title }: TraceNode): string {
  if (kind !== 'implementation') return title;
  const party = ref.slice(ref.lastIndexOf('.') + 1);
  return labelOf(known('economies'), party);
}

function Node({ node }: { node: TraceNode }) {
  const title = titleOf(node);
  const page = pageOf(node.path);
  const trace = traceHref(node);
  return (
    <li>
      <span class="trace-title">
        {page ? <a href={page}>{title}</a> : title}
        {node.status && <StatusTag state={node.status} />}
      </span>
      <span class="small faint">
        {trace ? (
          <a href={trace}>
            {node.ref}
            <span class="visually-hidden">: {words.link}</span>
          </a>
        ) : (
          node.ref
        )}
      </span>
    </li>
  );
}

function Kind({ count, nodes }: { count: TraceCount; nodes: readonly TraceNode[] }) {
  return (
    <div class="trace-kind">
      <h3>
        {kindWords(count.kind)}{' '}
        <FigureLink count={count.count} records={count.records} label={kindWords(count.kind)} />
      </h3>
      <ul class="trace-nodes">
        {nodes.map((node) => (
          <Node key={`${node.path}|${node.ref}`} node={node} />
        ))}
      </ul>
      {count.left_off > 0 && (
        <p class="small faint">{words.leftOff(formatNumber(count.left_off))}</p>
      )}
    </div>
  );
}

/** One way from the record, kind by kind, in the order from statement to evidence. */
function OneWay({
  trace,
  way,
  title,
  empty,
}: {
  trace: Trace;
  way: Way;
  title: string;
  empty: string;
}) {
  const counts = trace.counts.filter(({ direction }) => direction === way);
  return (
    <Panel title={title}>
      {counts.length === 0 && <p class="faint">{empty}</p>}
      {counts.map((count) => (
        <Kind
          key={count.kind}
          count={count}
          nodes={trace.nodes.filter(
            ({ direction, kind }) => direction === way && kind === count.kind,
          )}
        />
      ))}
    </Panel>
  );
}

function Loose({ orphans }: { orphans: readonly Orphans[] }) {
  const found = orphans.filter(({ count }) => count > 0);
  return (
    <Panel title={words.orphans} lead={words.orphansLead}>
      {found.length === 0 && <p class="faint">{words.noOrphans}</p>}
      <ul class="orphans">
        {found.map(({ code, title, count, records }) => (
          <li key={code}>
            <FigureLink count={count} records={records} label={title} />
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** How many records lie one way, those that are not shown included. */
export const countOf = (counts: readonly TraceCount[], way: Way): number =>
  counts.filter(({ direction }) => direction === way).reduce((sum, { count }) => sum + count, 0);

function TraceView({ trace }: { trace: Trace }) {
  const self = trace.nodes.find(({ direction }) => direction === 'self');
  const page = self && pageOf(self.path);
  const records = (way: Way) => plural(countOf(trace.counts, way), words.one, words.other);
  return (
    <>
      <RecordHeader
        title={self?.title ?? trace.ref}
        tabTitle={words.of(trace.ref)}
        kicker={
          <>
            <span>{words.title}</span>
            <span>{kindWords(trace.kind)}</span>
            {page ? <a href={page}>{trace.ref}</a> : <span>{trace.ref}</span>}
          </>
        }
        lead={words.reading(records('upstream'), records('downstream'))}
      />
      <div class="columns two trace">
        <OneWay trace={trace} way="upstream" title={words.upstream} empty={words.nothingAbove} />
        <OneWay
          trace={trace}
          way="downstream"
          title={words.downstream}
          empty={words.nothingBelow}
        />
      </div>
      {trace.orphans && <Loose orphans={trace.orphans} />}
    </>
  );
}

const ready = () => whenKnown('plans', 'economies');

export default function TracePage() {
  const { key } = useRoute().params;
  return (
    <PlanInsight key={key} title={words.title} name="trace" ready={ready} read={readTrace}>
      {(trace) => <TraceView trace={trace} />}
    </PlanInsight>
  );
}
