import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { serviceAccountFields } from './service-account-fields';

interface Specification {
  paths: Record<string, Record<string, unknown>>;
}

const specification = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../openapi/openapi.json'), 'utf8'),
) as Specification;

/** Resources whose records are changed under their own name. */
const written = Object.entries(specification.paths).flatMap(([path, methods]) => {
  const [, name] = /^\/api\/v1\/([a-z-]+)\/\{key\}$/.exec(path) ?? [];
  return name && methods['patch'] ? [name.replaceAll('-', '_')] : [];
});

beforeAll(() => {
  // Options follow the reference lists, which no scope depends on.
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
});

it('offers a scope for each resource that can be written, and for no other', () => {
  const offered = serviceAccountFields().scopes.options.map(({ value }) => value);
  // Entries stand beneath their action plan, and have a scope of their own.
  const expected = [...written, 'action_plan_entries'].map((name) => `${name}:write`);
  expect(offered).toEqual(expected.sort());
});
