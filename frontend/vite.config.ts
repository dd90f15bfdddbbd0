import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const API = process.env['CTWG_API'] ?? 'http://127.0.0.1:8000';

/** The API is asked under the page's own host: it refuses to sign in for the pages of another. */
const proxied = { target: API, changeOrigin: false };

const LAYERS = '@layer tokens, base, layout, components, pages, print;';

/** Styles are joined in the order of the chunks: the order of their layers has to come first. */
const layersFirst: Plugin = {
  name: 'layers-first',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) {
        file.source = `${LAYERS}${String(file.source)}`;
      }
    }
  },
};

interface Graph {
  getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null;
}

const isNeeded = new Map<string, boolean>();

/** Whether the start page loads a module: the entry imports it, or what imports it is such a one. */
function isInFirstView(id: string, graph: Graph): boolean {
  const known = isNeeded.get(id);
  if (known !== undefined) return known;
  isNeeded.set(id, false);
  const module = graph.getModuleInfo(id);
  const found =
    module !== null &&
    (module.isEntry || module.importers.some((importer) => isInFirstView(importer, graph)));
  isNeeded.set(id, found);
  return found;
}

export default defineConfig({
  plugins: [layersFirst],
  build: {
    target: 'es2022',
    // A strict policy refuses inlined assets, and every supported browser has modulepreload.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : [],
    },
    sourcemap: false,
    // One style sheet: its layers keep their order whichever page comes first.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few parts: what the start page needs, what every other page needs, what readers visit,
          // what those with a seat use.
          // Small chunks of their own would compress worse and arrive one after the other.
          groups: [
            {
              name: (id, context) => (isInFirstView(id, context) ? 'first-view' : null),
              priority: 5,
            },
            {
              name: 'shared',
              priority: 4,
              test: /node_modules|src\/(lib\/(?!dictionary|suggest|action-plan|seats|feeds|draft|changes|secrets|saving|age|merge|word-diff|text-merge|views)|charts\/(?!line|matrix|heat-map|shade-scale|tile-map|graph|year)|fields\/(?!record-fields)|components\/(?!form\/form|record-form|verb-|conflict|dialog|lint|evidence|timeline|panel|plan-insight|filtered-insight|ranked|figure-link|file-drop|subscribe|palette|saved-views|change-list|shown-once|record-history\/record-events|reference-page))|pages\/(overview|not-found|plans\/targets|activities\/dates)/,
            },
            {
              name: 'desk',
              priority: 3,
              test: /src\/(components\/(form\/form|record-form|conflict)|lib\/(word-diff|text-merge)|pages\/(account|sign-in|welcome|my-work|[\w-]+\/[\w-]+-form))/,
            },
            {
              name: 'cycle',
              priority: 2,
              test: /src\/pages\/(work-plans|activity-reports|implementations|action-plans|support|coordination)/,
            },
            {
              name: 'insight',
              priority: 2,
              test: /src\/(pages\/(scorecard|kpis|compliance|search|trace|data-quality)|charts\/(line|matrix|heat-map|shade-scale|graph|year)|components\/filtered-insight)/,
            },
            {
              name: 'interchange',
              priority: 2,
              test: /src\/(pages\/(imports|reports)|components\/file-drop|lib\/dictionary\/(imports|reports))/,
            },
            {
              // What the keepers of accounts, plans and the ledger use.
              name: 'office',
              priority: 2,
              test: /src\/(pages\/(administration|strategic-plans|plan-parts)|components\/(change-list|shown-once|record-history\/record-events)|lib\/(changes|secrets|dictionary\/(administration|history|plan-keeping)))/,
            },
            { name: 'pages', priority: 1, test: /src\/(pages|components|fields|lib)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': proxied, '/openapi.json': proxied },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    setupFiles: ['src/testing/setup.ts'],
  },
});
