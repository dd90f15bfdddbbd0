/**
 * What is alike is built side by side, since gzip finds again only what it saw within the last 32 KiB.
 * The bundler puts the modules of a chunk in the order in which they are first imported, page by page.
 * So a module that nothing loads imports all the words, and then all the fields, before any page does.
 */
import type { Plugin } from 'vite';

/** What is imported when it is asked for is walked by its id: this one comes before every file's. */
export const ALIKE = '\0alike';

const SIDE_BY_SIDE = ['/src/lib/dictionary/*.ts', '/src/pages/*/fields.ts'];

export const alikeTogether: Plugin = {
  name: 'alike-together',
  apply: 'build',
  resolveId: (id) => (id === ALIKE ? id : null),
  load: (id) =>
    id === ALIKE ? `import.meta.glob(${JSON.stringify(SIDE_BY_SIDE)}, { eager: true });` : null,
  transform: (code, id) =>
    id.endsWith('/src/routes.ts')
      ? { code: `${code}export const alike = () => import(${JSON.stringify(ALIKE)});`, map: null }
      : null,
};
