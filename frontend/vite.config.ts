import { defineConfig } from 'vitest/config';

const API = process.env['CTWG_API'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  build: {
    target: 'es2022',
    // A strict policy refuses inlined assets, and every supported browser has modulepreload.
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    // One style sheet: its layers keep their order whichever page comes first.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What pages share travels together: a page is then one more request, never a chain.
          groups: [{ name: 'shared', test: /node_modules|src\/(lib|components|fields)\// }],
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
