/** The file, gzipped, in base64. */
const packed = `
H4sIAAAAAAACA+3XsQpBARQG4DvoJos3MJlFqKuY2GS0KpFRJi9xB3kBD3CLjZWyeAK7MnoHBkkpsijD9y1/p3M6+z/J9Q+L
fBy3us12M/jOtFSoFMrv98PScBBFo1q1+PnPpZds1o3McTXbh0l2vgsAAACAn6ifx6fOdjl5zNcXz8vUPdL3CAP9HwAAAPR/
/R8AAAD+xQ20a4sgADAAAA==`;

/**
 * An empty database file in the storage format of DuckDB 1.4. DuckDB would begin a file in its oldest format; that of 1.4
 * takes in text in about half the time. No setting of `open` asks for it, and
 * neither a file in memory nor one in OPFS can be attached to write it; so it is kept here, as DuckDB-WASM in Node
 * wrote it:
 *
 *     ATTACH 'empty.duckdb' AS empty (STORAGE_VERSION 'v1.4.0'); CHECKPOINT empty; DETACH empty;
 */
export function emptyDatabase(): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed.replaceAll('\n', '')), (char) => char.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(inflated).arrayBuffer();
}
