import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

let compiled: Promise<WebAssembly.Module | undefined> | null = null;

/**
 * Begins to fetch and compile DuckDB's WASM in the background, for the engine whose worker is still to be started: once
 * the page has painted, which it would hold up.
 */
export function compileDuckdb(): void {
  compiled ??= WebAssembly.compileStreaming(fetch(wasm)).catch(() => undefined);
}

/** What `open` of the engine takes: without the module where it did not compile, which the engine tries itself then, and tells why not. */
export async function compiledDuckdb(): Promise<{readonly duckdb?: WebAssembly.Module}> {
  const duckdb = await compiled;
  return duckdb ? {duckdb} : {};
}
