import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const API = process.env['CTWG_API'] ?? 'http://127.0.0.1:8000';

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
          // Three parts: what every page needs, what readers visit, what those with a seat use.
          // Small chunks of their own would compress worse and arrive one after the other.
          groups: [
            {
              name: 'shared',
              priority: 3,
              test: /node_modules|src\/(lib|charts|fields|components\/(?!form\/form|conflict))|pages\/(overview|not-found|plans\/targets|activities\/dates)/,
            },
            {
              name: 'desk',
              priority: 2,
              test: /src\/(components\/(form\/form|conflict)|pages\/(account|sign-in|welcome|\w+\/[\w-]+-form))/,
            },
            { name: 'pages', priority: 1, test: /src\/pages\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': API, '/openapi.json': API },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    setupFiles: ['src/testing/setup.ts'],
  },
});
