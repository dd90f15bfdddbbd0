/** The trace drawn, with what was chosen in it and where that leads. */
import { useMemo } from 'preact/hooks';
import type { Trace } from '../../api';
import type { Twin } from '../../charts/figure/figure';
import { Graph, type GraphElement } from '../../charts/graph/graph';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pageOf } from '../../lib/addresses';
import { trace as words } from '../../lib/dictionary/trace';
import { formatNumber, plural } from '../../lib/format';
import { segment } from '../../lib/http';
import { useQuery } from '../../lib/query';
import { kindWords, stateWords } from '../../lib/words';
import { Chain } from './chain';
import { type Drawn, isGroupId, type Model, modelOf } from './model';
import { shortOf, titleOf, widthOf, wordsOf } from './names';

function twinOf({ nodes, edges }: Trace): Twin {
  const ends = (of: (edge: Trace['edges'][number]) => boolean, end: 'from' | 'to') =>
    edges
      .filter(of)
      .map((edge) => edge[end])
      .join('; ');
  return {
    header: [words.reference, words.kind, words.name, words.status, words.comesFrom, words.leadsTo],
    rows: nodes.map((node) => [
      node.ref,
      kindWords(node.kind),
      titleOf(node),
      node.status ? stateWords(node.status) : '',
      ends(({ to }) => to === node.ref, 'from'),
      ends(({ from }) => from === node.ref, 'to'),
    ]),
  };
}

function elementsOf({ kinds, drawn }: Model, self: string): GraphElement[] {
  return drawn.map((each) => ({
    id: each.id,
    layer: kinds.indexOf(each.kind),
    ...(each.node
      ? shortOf(each.node)
      : { label: formatNumber(each.count), text: words.togetherShort }),
    words: wordsOf(each),
    isGroup: !each.node,
    isSelf: each.id === self,
    isLoose: each.isLoose,
  }));
}

/** What was chosen: its whole title, and the ways on from it. */
function Chosen({ drawn, trace }: { drawn: Drawn | undefined; trace: Trace }) {
  const { params, filter } = useQuery();
  if (!drawn) return <p class="trace-chosen small faint no-print">{words.stepHint}</p>;
  const { node, kind } = drawn;
  const list = trace.counts.find((count) => count.kind === kind)?.records;
  const page = pageOf(node ? node.path : (list ?? ''));
  const isNarrow = params['only'] === 'true';
  return (
    <div class="trace-chosen">
      <p aria-live="polite">
        <span class="faint">{node ? `${kindWords(kind)} ${node.ref}` : words.kinds[kind]}</span>{' '}
        <strong>{node ? titleOf(node) : wordsOf(drawn)}</strong>{' '}
        {node?.status && <StatusTag state={node.status} />}
      </p>
      {!node && <p class="small faint">{words.togetherHint}</p>}
      <div class="cluster no-print">
        {page && (
          <a class="button" href={page}>
            {node ? words.open : words.list}
          </a>
        )}
        {node && kind !== 'evidence' && node.ref !== trace.ref && (
          <a class="button" href={`/trace/${segment(node.ref)}`}>
            {words.from}
          </a>
        )}
        {node && (
          <button
            type="button"
            class="button"
            aria-pressed={isNarrow}
            onClick={() => {
              filter({ only: isNarrow ? '' : 'true' });
            }}
          >
            {words.onlyBranch}
          </button>
        )}
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            filter({ at: '', only: '' });
          }}
        >
          {words.unchoose}
        </button>
      </div>
    </div>
  );
}

export function TraceGraph({ trace }: { trace: Trace }) {
  const { params, filter } = useQuery();
  const chosen = params['at'];
  const isNarrow = params['only'] === 'true' && Boolean(chosen);
  const isWide = params['kinds'] === 'all';
  const model = useMemo(
    () => modelOf(trace, { chosen, isNarrow, isWide }),
    [trace, chosen, isNarrow, isWide],
  );
  const elements = useMemo(() => elementsOf(model, trace.ref), [model, trace.ref]);
  const layers = useMemo(
    () =>
      model.kinds.map((kind) => ({ name: kind, label: words.kinds[kind], width: widthOf(kind) })),
    [model],
  );
  const found = model.drawn.find(({ id }) => id === chosen);
  const records = plural(
    model.drawn.reduce((sum, { count }) => sum + count, 0),
    words.one,
    words.other,
  );
  const isBranch = isNarrow && found?.node;
  const everyKind = (
    <label class="trace-kinds no-print">
      <input
        type="checkbox"
        checked={isWide}
        onChange={(event) => {
          filter({ kinds: event.currentTarget.checked ? 'all' : '' });
        }}
      />
      {words.everyKind}
    </label>
  );
  return (
    <Graph
      title={words.drawn}
      reading={
        isBranch
          ? words.narrowReading(records, isBranch.ref)
          : words.drawnReading(records, formatNumber(model.kinds.length))
      }
      twin={() => twinOf(trace)}
      layers={layers}
      elements={elements}
      links={model.links}
      chosen={found ? chosen : undefined}
      onChoose={(id) => {
        filter({ at: id ?? '', ...((!id || isGroupId(id)) && { only: '' }) });
      }}
      narrow={
        <>
          {everyKind}
          <Chain trace={trace} kinds={model.kinds} />
        </>
      }
    >
      <div class="trace-tools">
        <Chosen drawn={found} trace={trace} />
        {everyKind}
      </div>
    </Graph>
  );
}
