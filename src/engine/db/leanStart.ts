/** Exports that only extensions would link to: the names of C++. */
const isForExtensions = /^(_Z|orig\$)/;

/**
 * Changes how DuckDB's worker, whose script is to run next, starts its WASM.
 *
 * With TransformStream it watches the download, and so hides from the browser which file is compiled. Without, the
 * browser keeps what it has compiled for the next visit.
 *
 * It makes a table entry and a global of each of the 75,000 exports, for extensions to link to, which is most of its
 * start. We load no extensions; it calls 5,000 at most.
 */
export function startLean(): void {
  Reflect.deleteProperty(globalThis, 'TransformStream');
  const {warn} = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('without progress handler')) warn(...words);
  };
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const {instance, module} = await instantiate(source, imports);
    const exports: WebAssembly.Exports = {};
    for (const name of Object.keys(instance.exports)) {
      const value = isForExtensions.test(name) ? undefined : instance.exports[name];
      if (value) exports[name] = value;
    }
    return {instance: {exports}, module};
  };
}
