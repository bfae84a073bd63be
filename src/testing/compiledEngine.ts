import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/**
 * Keeps DuckDB compiled in the page around the tests for as long as they run: each engine that starts is given the same
 * code instead of compiling it again.
 */
const around: Window & {compiledEngine?: WebAssembly.Module} = window.parent;
around.compiledEngine ??= await WebAssembly.compileStreaming(fetch(wasm));

/** What `open` of an engine takes. */
export const compiled = {duckdb: around.compiledEngine};
