/**
 * Which chunk a module is built into. There are four: what the start page needs, what every reader
 * needs then, and on top of these, apart from each other, the forms and the pages of those with a
 * seat. Small chunks would compress worse and arrive one after the other.
 */
import { ALIKE } from './alike.ts';

/** What the bundler knows of the modules. */
interface Graph {
  getModuleInfo: (id: string) => {
    isEntry: boolean;
    importers: readonly string[];
    dynamicImporters: readonly string[];
  } | null;
}

type Chunk = 'first-view' | 'reading' | 'forms' | 'desk';

/** The pages of those with a seat, with their own forms; all others are for every reader. */
const OF_THE_DESK =
  /pages\/(account|administration|imports|my-work|plan-parts|reports|strategic-plans)\//;

/** The chunk of what is loaded when it is asked for. */
function chunkOfAsked(id: string): Chunk {
  if (OF_THE_DESK.test(id)) return 'desk';
  return id.endsWith('-form.tsx') ? 'forms' : 'reading';
}

/** The chunks whose entries need a module, by way of all that imports it. */
function neededBy(id: string, graph: Graph): Set<Chunk> {
  const chunks = new Set<Chunk>();
  const above = new Set([id]);
  // A set is walked to its end, with what is added on the way.
  for (const at of above) {
    const module = graph.getModuleInfo(at);
    if (module?.isEntry) chunks.add('first-view');
    if (module?.dynamicImporters.length) chunks.add(chunkOfAsked(at));
    for (const importer of module?.importers ?? []) {
      if (importer !== ALIKE) above.add(importer);
    }
  }
  return chunks;
}

/** What several chunks need is in the one that all of them load. */
export function chunkOf(id: string, graph: Graph): Chunk | null {
  const needing = neededBy(id, graph);
  if (needing.has('first-view')) return 'first-view';
  if (needing.size > 1) return 'reading';
  const [only = null] = needing;
  return only;
}
