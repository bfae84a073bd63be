import {existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

/** Exports that only extensions link to: the names of C++. We load none. */
const isForExtensions = /^(_Z|orig\$)/;
const exportSection = 7;
const headerLength = 8;

/** Bytes, read from the front. */
class Reader {
  at: number;
  readonly bytes: Buffer;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes.readUInt8(this.at++);
  }

  /** An unsigned integer of up to 32 bits in LEB128. */
  integer(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** So many bytes as they are. */
  piece(length: number): Buffer {
    const from = this.at;
    this.at += length;
    return this.bytes.subarray(from, this.at);
  }
}

function leb128(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** The content of the section of exports without those for extensions. */
function leanExports(section: Buffer): Buffer {
  const reader = new Reader(section);
  const kept: Buffer[] = [];
  for (let left = reader.integer(); left > 0; left -= 1) {
    const from = reader.at;
    const name = reader.piece(reader.integer()).toString();
    reader.byte();
    reader.integer();
    if (!isForExtensions.test(name)) kept.push(section.subarray(from, reader.at));
  }
  return Buffer.concat([leb128(kept.length), ...kept]);
}

/**
 * A WASM module without the exports that only DuckDB's extensions use, after the binary format of WebAssembly 1.0.
 *
 * @throws Error when it is no WASM module
 */
export function withoutExtensionExports(module: Buffer): Buffer {
  if (module.toString('latin1', 0, 4) !== '\0asm') throw new Error('This is no WASM module');
  const reader = new Reader(module, headerLength);
  const pieces: Buffer[] = [module.subarray(0, headerLength)];
  while (reader.at < module.length) {
    const id = reader.byte();
    const content = reader.piece(reader.integer());
    const lean = id === exportSection ? leanExports(content) : content;
    pieces.push(Buffer.from([id]), leb128(lean.length), lean);
  }
  return Buffer.concat(pieces);
}

/**
 * Path of DuckDB's WASM without the 70,000 exports that only extensions use, written once below node_modules: a fifth
 * of what the browser downloads, and much of what it does before DuckDB starts.
 */
export function leanDuckdb(): string {
  const full = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const lean = join(dirname(full), '../../../.laplake/duckdb-eh.wasm');
  if (existsSync(lean) && statSync(lean).mtimeMs > statSync(full).mtimeMs) return lean;
  mkdirSync(dirname(lean), {recursive: true});
  // Two builds at a time must not read half of it.
  const written = `${lean}.${process.pid}`;
  writeFileSync(written, withoutExtensionExports(readFileSync(full)));
  renameSync(written, lean);
  return lean;
}

/** Has a build take the lean module wherever DuckDB's is imported. */
export const leanDuckdbAlias = () => ({
  find: /^@duckdb\/duckdb-wasm\/dist\/duckdb-eh\.wasm(?=\?|$)/,
  replacement: leanDuckdb(),
});
