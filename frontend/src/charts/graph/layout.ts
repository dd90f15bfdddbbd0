/** Where the elements of a layered graph stand and how their links run: arithmetic, no document. */
import type { Link } from './links';
import { ordered } from './order';

export interface Placeable {
  id: string;
  /** Which layer, counted from 0; the layers in use follow one another. */
  layer: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Route extends Link {
  /** From the right edge of one to the left edge of the other, between the layers passed. */
  points: Point[];
}

export interface Layout {
  /** The elements of each layer, from top to bottom. */
  order: string[][];
  boxes: ReadonlyMap<string, Box>;
  routes: Route[];
  width: number;
  height: number;
}

export interface Room {
  /** The width of each layer. */
  widths: readonly number[];
  /** Between two layers. */
  across: number;
  /** Between two elements of a layer. */
  down: number;
}

/** A link that passes a layer goes through a narrow gap there. */
const GAP = 4;

interface Passage extends Link {
  /** The ids in the layers from one end to the other, the gaps included. */
  ids: string[];
}

function passageOf({ from, to }: Link, start: number, end: number): Passage {
  const gaps = Array.from({ length: end - start - 1 }, (_, index) => `${from}>${to}#${index}`);
  return { from, to, ids: [from, ...gaps, to] };
}

const pairsOf = ({ ids }: Passage): Link[] =>
  ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to }));

export function laidOut(
  elements: readonly Placeable[],
  links: readonly Link[],
  room: Room,
): Layout {
  const layerOf = new Map(elements.map(({ id, layer }) => [id, layer]));
  const heights = new Map(elements.map(({ id, height }) => [id, height]));
  const passages = links.flatMap((link) => {
    const [start, end] = [layerOf.get(link.from), layerOf.get(link.to)];
    return start !== undefined && end !== undefined && start < end
      ? [passageOf(link, start, end)]
      : [];
  });
  const layers: string[][] = room.widths.map((_, layer) =>
    elements.filter((element) => element.layer === layer).map(({ id }) => id),
  );
  for (const { from, ids } of passages) {
    ids.slice(1, -1).forEach((id, index) => {
      layers[(layerOf.get(from) ?? 0) + index + 1]?.push(id);
    });
  }
  const order = ordered(layers, passages.flatMap(pairsOf));
  const boxes = new Map<string, Box>();
  const lengthOf = (layer: readonly string[]) =>
    layer.reduce((sum, id) => sum + (heights.get(id) ?? GAP) + room.down, -room.down);
  const height = Math.max(0, ...order.map(lengthOf));
  let x = 0;
  order.forEach((layer, index) => {
    const width = room.widths[index] ?? 0;
    let y = (height - lengthOf(layer)) / 2;
    for (const id of layer) {
      const box = { x, y, width, height: heights.get(id) ?? GAP };
      boxes.set(id, box);
      y += box.height + room.down;
    }
    x += width + room.across;
  });
  const routes = passages.map(({ from, to, ids }) => ({
    from,
    to,
    points: ids.flatMap((id, index): Point[] => {
      const box = boxes.get(id);
      if (!box) return [];
      const y = box.y + box.height / 2;
      if (index === 0) return [{ x: box.x + box.width, y }];
      if (index === ids.length - 1) return [{ x: box.x, y }];
      return [
        { x: box.x, y },
        { x: box.x + box.width, y },
      ];
    }),
  }));
  const isReal = (id: string) => heights.has(id);
  return {
    order: order.map((layer) => layer.filter(isReal)),
    boxes: new Map([...boxes].filter(([id]) => isReal(id))),
    routes,
    width: Math.max(0, x - room.across),
    height,
  };
}

/** A route as a path: level where it meets an element or passes one, curved between. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  let last = first;
  rest.forEach((point, index) => {
    const middle = (last.x + point.x) / 2;
    // Every second step passes a layer: straight through its gap.
    path +=
      index % 2 === 1
        ? `L${point.x} ${point.y}`
        : `C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    last = point;
  });
  return path;
}
