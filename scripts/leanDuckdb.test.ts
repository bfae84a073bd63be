import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {expect, test} from 'vitest';
import {leanDuckdb, withoutExtensionExports} from './leanDuckdb';

const full = readFileSync(
  createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
);

test('of DuckDB nothing is missing but the exports for extensions', async () => {
  const [before, after] = await Promise.all(
    [full, readFileSync(leanDuckdb())].map((bytes) => WebAssembly.compile(bytes)),
  );
  if (!before || !after) throw new Error('Nothing was compiled');
  expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before));
  const names = WebAssembly.Module.exports(before).filter(({name}) => !/^(_Z|orig\$)/.test(name));
  expect(WebAssembly.Module.exports(after)).toEqual(names);
  expect(names.map(({name}) => name)).toContain('duckdb_web_query_run');
});

test('it is smaller by more than a fifth', () => {
  expect(readFileSync(leanDuckdb()).length).toBeLessThan(0.8 * full.length);
});

test('what is no WASM module is refused', () => {
  expect(() => withoutExtensionExports(Buffer.from('<html>'))).toThrow('This is no WASM module');
});
