import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

/** Folders of src/ that a folder may import, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: ['base'],
  lakehouse: ['base', 'domain'],
  contracts: ['base', 'domain', 'lakehouse'],
  engine: ['base', 'domain', 'lakehouse', 'contracts'],
  client: ['base', 'domain', 'lakehouse', 'contracts'],
  ui: ['base'],
  charts: ['base', 'domain', 'lakehouse', 'contracts', 'client', 'ui'],
  parts: ['base', 'domain', 'lakehouse', 'contracts', 'client', 'ui'],
  features: ['base', 'domain', 'lakehouse', 'contracts', 'client', 'ui', 'charts', 'parts'],
  app: ['base', 'domain', 'lakehouse', 'contracts', 'client', 'ui', 'charts', 'parts', 'features'],
};
const root = fileURLToPath(new URL('.', import.meta.url));
const everything = readdirSync(root, {recursive: true, encoding: 'utf8'}).map(
  (path) => `./${path.replaceAll(sep, '/')}`,
);
const isCode = (path: string) =>
  /^\.\/[^/]+\/.*\.tsx?$/.test(path) && !/\.test\.|^\.\/testing\//.test(path);
const files: Readonly<Record<string, string>> = Object.fromEntries(
  everything.filter(isCode).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);
const importsOf = (file: string) =>
  [...(files[file] ?? '').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1] ?? '');
const paths = Object.keys(files);

test.each(paths)('%s keeps to its layer', (file) => {
  const folder = file.split('/')[1] ?? '';
  for (const source of importsOf(file)) {
    const target = /^#\/(\w+)/.exec(source)?.[1];
    if (target) expect([folder, ...(allowed[folder] ?? [])]).toContain(target);
    if (source.startsWith('..')) {
      const depth = file.split('/').length - 3;
      expect(source.split('/').filter((part) => part === '..').length).toBeLessThanOrEqual(depth);
    }
  }
});

test.each(paths.filter((path) => path.startsWith('./features/')))(
  '%s imports no other feature',
  (file) => {
    const feature = file.split('/')[2];
    for (const source of importsOf(file)) {
      const target = /^#\/features\/([\w-]+)/.exec(source)?.[1];
      if (target) expect(target).toBe(feature);
    }
  },
);

test('only engine/db imports DuckDB; others may know where its WASM is', () => {
  const isOfDuckdb = (source: string) => /^@duckdb\/(?!.*\.wasm\?url$)/.test(source);
  const importers = paths.filter((f) => importsOf(f).some(isOfDuckdb));
  expect(importers).not.toEqual([]);
  for (const file of importers) expect(file).toMatch(/^\.\/engine\/db\//);
});

test('only client and engine start workers', () => {
  const starters = paths.filter((f) => /new Worker\(/.test(files[f] ?? ''));
  for (const file of starters) expect(file).toMatch(/^\.\/(client|engine)\//);
});

test.each([...new Set(paths.map((f) => f.split('/')[1] ?? ''))])(
  '%s says what it is for',
  (folder) => expect(everything).toContain(`./${folder}/README.md`),
);
