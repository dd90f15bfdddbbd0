import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { alikeTogether } from './alike.ts';
import { chunkOf } from './chunks.ts';

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

/** Vite's own helper preloads styles and scripts; here are none to preload, so it only weighs. */
const loadWithoutPreload: Plugin = {
  name: 'load-without-preload',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

/** A few lines that the later chunks share: asked for with the page, they cost no journey then. */
const runtimeWithPage: Plugin = {
  name: 'runtime-with-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => name.includes('rolldown-runtime'))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head' as const,
        })),
  },
};

export default defineConfig({
  plugins: [layersFirst, loadWithoutPreload, runtimeWithPage, alikeTogether],
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
          // Each module is asked about by itself: what it imports may belong elsewhere.
          includeDependenciesRecursively: false,
          groups: [{ name: chunkOf, debugName: 'chunks' }],
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
