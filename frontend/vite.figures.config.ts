import { defineConfig } from 'vite';

/** The charts for papers, as one script beside the application: the service runs it, no page does. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: {
      entry: 'src/charts/print.ts',
      name: 'figures',
      formats: ['iife'],
      fileName: () => 'figures.js',
    },
  },
});
