/**
 * The order within layers, chosen to keep crossings few: each element goes to the middle of those
 * that it is linked to in the layer before, then in the layer after, over and over; the best order
 * that was seen is kept (the barycentre method of Sugiyama, Tagawa and Toda, 1981).
 */
import type { Link } from './links';

const SWEEPS = 12;

export type Layers = readonly (readonly string[])[];

const placesIn = (layer: readonly string[]): ReadonlyMap<string, number> =>
  new Map(layer.map((id, place) => [id, place]));

/** How often links cross between each layer and the next; links are between neighbours. */
export function crossingsOf(layers: Layers, links: readonly Link[]): number {
  let crossings = 0;
  layers.slice(1).forEach((lower, index) => {
    const [above, below] = [placesIn(layers[index] ?? []), placesIn(lower)];
    const ends = links.flatMap(({ from, to }) => {
      const [start, end] = [above.get(from), below.get(to)];
      return start === undefined || end === undefined ? [] : [[start, end] as const];
    });
    ends.forEach(([start, end], first) => {
      for (const [otherStart, otherEnd] of ends.slice(first + 1)) {
        if ((start - otherStart) * (end - otherEnd) < 0) crossings += 1;
      }
    });
  });
  return crossings;
}

function neighboursOf(links: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  return neighbours;
}

/** A layer in the order of the middle of each element's neighbours; who has none stays in place. */
function sorted(
  layer: readonly string[],
  fixed: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): string[] {
  const places = placesIn(fixed);
  const middleOf = (id: string, place: number): number => {
    const found = (neighbours.get(id) ?? []).flatMap((other) => places.get(other) ?? []);
    if (found.length === 0) return (place / Math.max(1, layer.length - 1)) * (fixed.length - 1);
    return found.reduce((sum, value) => sum + value, 0) / found.length;
  };
  return layer
    .map((id, place) => ({ id, place, middle: middleOf(id, place) }))
    .sort((one, other) => one.middle - other.middle || one.place - other.place)
    .map(({ id }) => id);
}

export function ordered(layers: Layers, links: readonly Link[]): string[][] {
  const neighbours = neighboursOf(links);
  const current = layers.map((layer) => [...layer]);
  let best = current.map((layer) => [...layer]);
  let fewest = crossingsOf(best, links);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const indexes = current.map((_, index) => index);
    for (const index of isDown ? indexes.slice(1) : indexes.slice(0, -1).reverse()) {
      const [layer, fixed] = [current[index], current[index + (isDown ? -1 : 1)]];
      if (layer && fixed) current[index] = sorted(layer, fixed, neighbours);
    }
    const crossings = crossingsOf(current, links);
    if (crossings < fewest) {
      [best, fewest] = [current.map((layer) => [...layer]), crossings];
    }
  }
  return best;
}
