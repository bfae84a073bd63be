/** Changes how DuckDB's worker, whose script is to run next, starts: with the WASM that is `compiled`, downloading none. */
export function startLean(compiled: Promise<WebAssembly.Module>): void {
  // With TransformStream it would read the download by itself.
  Reflect.deleteProperty(globalThis, 'TransformStream');
  globalThis.fetch = () => Promise.resolve(new Response());
  const {warn} = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('without progress handler')) warn(...words);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return {instance: await WebAssembly.instantiate(module, imports), module};
  };
}
