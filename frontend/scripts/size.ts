/** What the built application weighs, gzip: in all, and for the first view. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
const KIB = 1024;
const BUDGET = { javascript: 110 * KIB, firstView: 60 * KIB };

const gzip = (path: string): number =>
  gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;

const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = assets.filter((path) => html.includes(path));
const total = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzip(path), 0);

const javascript = total(assets.filter((path) => path.endsWith('.js')));
const styles = total(assets.filter((path) => path.endsWith('.css')));
const firstView = total(['index.html', 'favicon.svg', ...first]);

for (const path of assets) console.log(`${kib(gzip(path)).padStart(10)}  ${path}`);
console.log(`JavaScript in all: ${kib(javascript)} (budget ${kib(BUDGET.javascript)})`);
console.log(`Styles in all:     ${kib(styles)}`);
console.log(`First view:        ${kib(firstView)} (budget ${kib(BUDGET.firstView)})`);
if (javascript > BUDGET.javascript || firstView > BUDGET.firstView) process.exitCode = 1;
