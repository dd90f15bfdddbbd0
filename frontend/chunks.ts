/**
 * Which chunk a module is built into. There are three, each on top of the one before: what the start
 * page needs, what every reader needs then, and what those with a seat need besides. Small chunks
 * would compress worse and arrive one after the other.
 */

/** What the bundler knows of the modules. */
interface Graph {
  getModuleInfo: (id: string) => {
    isEntry: boolean;
    importers: readonly string[];
    dynamicImporters: readonly string[];
  } | null;
}

type Chunk = 'first-view' | 'reading' | 'desk';

/** The pages of those with a seat; all others are for every reader. */
const OF_THE_DESK =
  /-form\.tsx|pages\/(account|administration|imports|my-work|plan-parts|reports|strategic-plans)\//;

/** The chunks whose entries need a module, by way of all that imports it. */
function neededBy(id: string, graph: Graph): Set<Chunk> {
  const chunks = new Set<Chunk>();
  const above = new Set([id]);
  // A set is walked to its end, with what is added on the way.
  for (const at of above) {
    const module = graph.getModuleInfo(at);
    if (module?.isEntry) chunks.add('first-view');
    if (module?.dynamicImporters.length) chunks.add(OF_THE_DESK.test(at) ? 'desk' : 'reading');
    for (const importer of module?.importers ?? []) above.add(importer);
  }
  return chunks;
}

/** The lowest of the chunks that need a module: those above it load that one too. */
export function chunkOf(id: string, graph: Graph): Chunk | null {
  const needing = neededBy(id, graph);
  const lowest = (['first-view', 'reading', 'desk'] as const).find((chunk) => needing.has(chunk));
  return lowest ?? null;
}
