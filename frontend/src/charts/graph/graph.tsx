/**
 * A layered graph: columns from what gives rise to what comes of it. Choosing an element lights its
 * chain both ways; the arrow keys walk along the links.
 */
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Figure, type Twin } from '../figure/figure';
import { wrapped } from '../geometry';
import { ROOT_SIZE, useWidth } from '../use-width';
import { type Box, laidOut, pathOf } from './layout';
import { chainOf, type Link } from './links';
import { walked } from './walk';
import './graph.css';

const TEXT = 11;
const LINE = 13;
const PADDING = 7;
const MOST_LINES = 3;
const HEAD = 34;
const ROOM = { across: 26, down: 7 };
const EDGE = 3;

/** A length that grows with the page's letters. */
const inLetters = (length: number): string => `${length / ROOT_SIZE}rem`;

/** Beneath this width a drawing shows too little of itself at once. */
const LEAST_WIDTH = 575;

export interface GraphLayer {
  name: string;
  label: string;
  width: number;
}

export interface GraphElement {
  id: string;
  layer: number;
  /** In bold, before the text: a short label, a count. */
  label?: string | undefined;
  text: string;
  /** What it is, in full, for those who hear it. */
  words: string;
  /** Several records that are drawn as one. */
  isGroup?: boolean;
  /** The record that all this is about. */
  isSelf?: boolean;
  /** It hangs in the air. */
  isLoose?: boolean;
}

interface GraphProps {
  title: string;
  reading: string;
  twin: () => Twin;
  layers: readonly GraphLayer[];
  elements: readonly GraphElement[];
  links: readonly Link[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  /** What stands between the reading and the drawing. */
  children?: ComponentChildren;
  /** Instead of the drawing and what stands before it, where there is no room for one. */
  narrow?: ComponentChildren;
}

interface Lines extends GraphElement {
  lines: string[];
  height: number;
}

/** The text in as many lines as there is room for, cut between words only. */
function linesOf(element: GraphElement, width: number): Lines {
  const all = wrapped(element.text, width - 2 * PADDING, TEXT);
  const lines = all.slice(0, MOST_LINES);
  if (all.length > MOST_LINES) lines[MOST_LINES - 1] = `${lines[MOST_LINES - 1] ?? ''} …`;
  const count = lines.length + (element.label ? 1 : 0);
  return { ...element, lines, height: count * LINE + 2 * PADDING - 2 };
}

function Node({
  element,
  box,
  look,
  isStop,
  isChosen,
  onChoose,
  onFocus,
}: {
  element: Lines;
  box: Box;
  look: string;
  isStop: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onFocus: () => void;
}) {
  const { id, label, lines, words, isGroup } = element;
  const top = label ? LINE : 0;
  return (
    <g
      class={`graph-node ${look}`}
      transform={`translate(${box.x} ${box.y})`}
      role="button"
      tabindex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      data-id={id}
      onClick={onChoose}
      onFocus={onFocus}
    >
      <title>{words}</title>
      {isGroup && <rect x={3} y={3} width={box.width} height={box.height} rx={3} />}
      <rect width={box.width} height={box.height} rx={3} />
      <g aria-hidden="true">
        {label && (
          <text class="graph-label" x={PADDING} y={PADDING + TEXT - 2}>
            {label}
          </text>
        )}
        {lines.map((line, index) => (
          <text key={line} x={PADDING} y={PADDING + TEXT - 2 + top + index * LINE}>
            {line}
          </text>
        ))}
      </g>
    </g>
  );
}

function Heads({ layers, places }: { layers: readonly GraphLayer[]; places: readonly number[] }) {
  return (
    <g class="graph-heads" aria-hidden="true">
      {layers.map(({ name, label, width }, layer) =>
        wrapped(label, width + ROOM.across / 2, TEXT).map((line, index, all) => (
          <text
            key={`${name}|${line}`}
            x={places[layer]}
            y={HEAD - 12 - (all.length - 1 - index) * LINE}
          >
            {line}
          </text>
        )),
      )}
    </g>
  );
}

export function Graph(props: GraphProps) {
  const { title, reading, twin, layers, elements, links, chosen, onChoose } = props;
  const { children, narrow } = props;
  const { element: frame, width: room } = useWidth();
  const isNarrow = narrow !== undefined && room < LEAST_WIDTH;
  const drawing = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState<string>();
  const { shown, layout, places } = useMemo(() => {
    const withLines = elements.map((each) => linesOf(each, layers[each.layer]?.width ?? 0));
    const widths = layers.map(({ width }) => width);
    return {
      shown: withLines,
      layout: laidOut(withLines, links, { ...ROOM, widths }),
      places: widths.map((_, layer) =>
        widths.slice(0, layer).reduce((sum, width) => sum + width + ROOM.across, 0),
      ),
    };
  }, [elements, links, layers]);
  const lit = useMemo(() => chosen && chainOf(chosen, links), [chosen, links]);
  const isHere = (id: string | undefined) => id !== undefined && layout.boxes.has(id);
  const self = shown.find(({ isSelf }) => isSelf)?.id;
  const stop = [focused, chosen, self, shown[0]?.id].find(isHere);
  const lookOf = ({ id, isSelf, isGroup, isLoose }: Lines): string =>
    [
      isSelf && 'self',
      isGroup && 'group',
      isLoose && 'loose',
      id === chosen && 'chosen',
      lit && !lit.has(id) && 'dim',
    ]
      .filter(Boolean)
      .join(' ');
  const choose = (id: string) => {
    onChoose(id === chosen ? undefined : id);
  };
  const [width, height] = [layout.width + 2 * EDGE, layout.height + HEAD + 2 * EDGE];
  return (
    <Figure title={title} reading={reading} twin={twin}>
      {!isNarrow && children}
      <div ref={frame} class="graph-frame">
        {isNarrow ? (
          narrow
        ) : (
          <svg
            ref={drawing}
            class="graph"
            role="group"
            aria-label={title}
            width={inLetters(width)}
            height={inLetters(height)}
            viewBox={`${-EDGE} ${-HEAD - EDGE} ${width} ${height}`}
            onKeyDown={(event) => {
              if (!stop || event.altKey || event.ctrlKey || event.metaKey) return;
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                choose(stop);
                return;
              }
              const next = walked(layout, links, stop, event.key);
              if (next === undefined) return;
              event.preventDefault();
              drawing.current
                ?.querySelector<SVGGElement>(`[data-id="${CSS.escape(next)}"]`)
                ?.focus();
            }}
          >
            <g transform={`translate(0 ${-HEAD})`}>
              <Heads layers={layers} places={places} />
            </g>
            {layout.routes.map(({ from, to, points }) => (
              <path
                key={`${from}>${to}`}
                class={`graph-link ${lit ? (lit.has(from) && lit.has(to) ? 'lit' : 'dim') : ''}`}
                d={pathOf(points)}
              />
            ))}
            {shown.map((element) => {
              const box = layout.boxes.get(element.id);
              return (
                box && (
                  <Node
                    key={element.id}
                    element={element}
                    box={box}
                    look={lookOf(element)}
                    isStop={element.id === stop}
                    isChosen={element.id === chosen}
                    onChoose={() => {
                      choose(element.id);
                    }}
                    onFocus={() => {
                      setFocused(element.id);
                    }}
                  />
                )
              );
            })}
          </svg>
        )}
      </div>
    </Figure>
  );
}
