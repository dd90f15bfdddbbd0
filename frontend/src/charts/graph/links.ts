/** What follows from what, without a drawing. */

export interface Link {
  from: string;
  to: string;
}

type Ways = ReadonlyMap<string, readonly string[]>;

function waysOf(links: readonly Link[], isBack = false): Ways {
  const ways = new Map<string, string[]>();
  for (const { from, to } of links) {
    const [start, end] = isBack ? [to, from] : [from, to];
    ways.set(start, [...(ways.get(start) ?? []), end]);
  }
  return ways;
}

function reached(starts: readonly string[], ways: Ways): Set<string> {
  const found = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(ways.get(id) ?? []));
  }
  return found;
}

/** An element, all that led to it and all that follows from it; not their other branches. */
export function chainOf(id: string, links: readonly Link[]): ReadonlySet<string> {
  return new Set([...reached([id], waysOf(links)), ...reached([id], waysOf(links, true))]);
}

/** The links without those that a longer way already tells, and each of them once. */
export function reduced(links: readonly Link[]): Link[] {
  const once = [...new Map(links.map((link) => [`${link.from}>${link.to}`, link])).values()];
  const ways = waysOf(once);
  return once.filter(({ from, to }) => {
    const others = (ways.get(from) ?? []).filter((next) => next !== to);
    return from !== to && !reached(others, ways).has(to);
  });
}

/** The links of those that stay, joined where one that goes stood between them. */
export function without(links: readonly Link[], gone: ReadonlySet<string>): Link[] {
  let rest = [...links];
  for (const id of gone) {
    const above = rest.filter(({ to }) => to === id);
    const below = rest.filter(({ from }) => from === id);
    rest = [
      ...rest.filter(({ from, to }) => from !== id && to !== id),
      ...above.flatMap(({ from }) => below.map(({ to }) => ({ from, to }))),
    ];
  }
  return [...new Map(rest.map((link) => [`${link.from}>${link.to}`, link])).values()];
}

/** Whatever leads to something among `targets`. */
export const leadingTo = (targets: readonly string[], links: readonly Link[]) =>
  reached(targets, waysOf(links, true));
