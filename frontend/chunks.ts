/**
 * Which chunk a module is built into. There are few, for small ones compress worse and arrive one
 * after the other; and none of them loads another's: what two of them need is in one that both load.
 */

/** What the bundler knows of the modules. */
interface Graph {
  getModuleInfo: (id: string) => {
    isEntry: boolean;
    importers: readonly string[];
    dynamicImporters: readonly string[];
  } | null;
}

type Chunk = 'first-view' | 'shared' | 'reading' | 'desk';

/** The pages of those with a seat; all others are for every reader. */
const OF_THE_DESK =
  /-form\.tsx|pages\/(account|administration|imports|my-work|plan-parts|reports|sign-in|strategic-plans|welcome)\//;

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

export function chunkOf(id: string, graph: Graph): Chunk | null {
  const chunks = neededBy(id, graph);
  if (chunks.has('first-view')) return 'first-view';
  const [chunk = null] = chunks;
  return chunks.size > 1 ? 'shared' : chunk;
}
