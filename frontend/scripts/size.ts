/**
 * What the built application weighs, gzip, and whether that keeps to its budget: all scripts, and the
 * first view. That is the page, its icon, every script and style that the page names, and every
 * script that those import. What a script imports only when it is asked for comes later.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
const KIB = 1024;
const BUDGET = { javascript: 150 * KIB, firstView: 60 * KIB };
const PAGE = ['index.html', 'favicon.svg'];
/** The file that an `import ... from`, or an `import` for its effects alone, names. */
const IMPORTED = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g;

const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
const gzip = (path: string): number =>
  gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;
const total = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzip(path), 0);

if (!existsSync(join(dist, 'assets'))) throw new Error('There is no build: npm run build');
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const scripts = assets.filter((path) => path.endsWith('.js'));

const html = read('index.html');
const first = new Set(assets.filter((path) => html.includes(`"/${path}"`)));
if (first.size === 0) throw new Error('The page names none of the assets.');
// A set is walked to its end, with what is added on the way.
for (const path of first) {
  if (!path.endsWith('.js')) continue;
  for (const [, name] of read(path).matchAll(IMPORTED)) first.add(`assets/${name ?? ''}`);
}

const javascript = total(scripts);
const firstView = total([...PAGE, ...first]);

for (const path of assets) console.log(`${kib(gzip(path)).padStart(10)}  ${path}`);
console.log(`JavaScript in all: ${kib(javascript)} (budget ${kib(BUDGET.javascript)})`);
console.log(`First view:        ${kib(firstView)} (budget ${kib(BUDGET.firstView)})`);
if (javascript > BUDGET.javascript || firstView > BUDGET.firstView) {
  console.error('The build is heavier than its budget.');
  process.exitCode = 1;
}
