import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

const compile = async () => WebAssembly.compileStreaming(fetch(wasm));

/**
 * DuckDB's WASM for the engine: fetched and compiled in the background from the page's first moment on, while its
 * worker is still to be started. Undefined where that fails: the engine tries by itself and tells why not.
 */
const compiled: Promise<WebAssembly.Module | undefined> = compile().catch(() => undefined);

/** What `open` of the engine takes. */
export async function compiledDuckdb(): Promise<{readonly duckdb?: WebAssembly.Module}> {
  const duckdb = await compiled;
  return duckdb ? {duckdb} : {};
}
