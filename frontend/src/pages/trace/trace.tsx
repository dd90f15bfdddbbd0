/** From what gave rise to a record to what came of it, as far as the reader sees. */
import { useRoute } from 'preact-iso';
import type { Orphans, Trace } from '../../api';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { pageOf } from '../../lib/addresses';
import { trace as words } from '../../lib/dictionary/trace';
import { plural } from '../../lib/format';
import { segment } from '../../lib/http';
import { readTrace } from '../../lib/insight';
import { whenKnown } from '../../lib/reference';
import { kindWords } from '../../lib/words';
import { titleOf } from './names';
import { countOf, OneWay, type Way } from './one-way';
import { TraceGraph } from './trace-graph';
import './trace.css';

function Loose({ orphans }: { orphans: readonly Orphans[] }) {
  const found = orphans.filter(({ count }) => count > 0);
  return (
    <Panel title={words.orphans} lead={words.orphansLead}>
      {found.length === 0 && <p class="faint">{words.noOrphans}</p>}
      <ul class="orphans">
        {found.map(({ code, title, count, records, examples }) => (
          <li key={code}>
            <FigureLink count={count} records={records} label={title} />
            <span>
              {title}
              {examples.length > 0 && (
                <span class="small faint orphan-examples">
                  {words.examples}{' '}
                  {examples.map((ref) => (
                    <a key={ref} href={`/trace/${segment(ref)}`}>
                      {ref}
                    </a>
                  ))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function TraceView({ trace }: { trace: Trace }) {
  const self = trace.nodes.find(({ direction }) => direction === 'self');
  const page = self && pageOf(self.path);
  const records = (way: Way) => plural(countOf(trace.counts, way), words.one, words.other);
  return (
    <>
      <RecordHeader
        title={self ? titleOf(self) : trace.ref}
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
      <TraceGraph trace={trace} />
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
