import {AppError} from './errors';

/** What the WASM of zip.js exports of zlib. Addresses are of its memory. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(address: number): void;
  inflate_new(): number;
  inflate_init_gzip(stream: number): number;
  /** zlib's code in the upper eight bits, and below them how many bytes were made. */
  inflate_process(
    stream: number,
    from: number,
    bytes: number,
    into: number,
    room: number,
    flush: number,
  ): number;
  /** How many bytes the last call took. */
  inflate_last_consumed(stream: number): number;
  inflate_end(stream: number): number;
}

const streamEnd = 1;
/** There was nothing to do. */
const bufferError = -5;

/** At most so many bytes are taken, or made, by one step. */
export const stepBytes = 2 ** 15;

/** One gzip member being inflated. */
export interface Member {
  /** Inflates some of `from` into some of `into`. */
  step(from: Uint8Array, into: Uint8Array): MemberStep;
  /** To be called once. */
  end(): void;
}

export interface MemberStep {
  readonly taken: number;
  readonly made: number;
  /** `end`: its last byte was taken, and its checksum is right. */
  readonly state: 'open' | 'end' | 'damaged';
}

let loading: Promise<Exports> | null = null;

/**
 * zlib as WASM, the one that zip.js brings. The browser's own streams are as fast, but do not tell where a member ends,
 * and take what follows for damage.
 *
 * @throws AppError 'internal' when it cannot be fetched, or has no memory left
 */
export async function beginMember(): Promise<Member> {
  loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw new AppError('internal', 'What inflates gzip files could not be loaded', {cause});
  });
  const zlib = await loading;
  const stream = zlib.inflate_new();
  const room = zlib.malloc(2 * stepBytes);
  if (!stream || !room || zlib.inflate_init_gzip(stream) !== 0)
    throw new AppError('internal', 'No memory to inflate a file with');
  return {
    step(from, into) {
      const given = from.subarray(0, stepBytes);
      new Uint8Array(zlib.memory.buffer).set(given, room);
      const asked = Math.min(into.length, stepBytes);
      const out = room + stepBytes;
      const answer = zlib.inflate_process(stream, room, given.length, out, asked, 0);
      const code = answer >> 24;
      const made = answer & 0xff_ffff;
      into.set(new Uint8Array(zlib.memory.buffer, out, made));
      return {taken: zlib.inflate_last_consumed(stream), made, state: stateOf(code)};
    },
    end() {
      zlib.inflate_end(stream);
      zlib.free(room);
    },
  };
}

function stateOf(code: number): MemberStep['state'] {
  if (code === streamEnd) return 'end';
  return code < 0 && code !== bufferError ? 'damaged' : 'open';
}

/** As a part of the code, so that it is fetched alike from the page, from workers and in Node. */
async function load(): Promise<Exports> {
  const {default: url} = await import('@zip.js/zip.js/dist/zip-module.wasm?url&inline');
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) =>
    char.charCodeAt(0),
  );
  const {instance} = await WebAssembly.instantiate(bytes, {});
  return instance.exports as unknown as Exports;
}
