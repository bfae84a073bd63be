import {createSHA256} from 'hash-wasm';

/** What has passed so far. */
export interface Passed {
  readonly bytes: number;
  /** Of all that has passed, hexadecimal; asked once, at the end. */
  readonly sha256: () => string;
}

/** A stage of a stream that lets everything through and keeps count. */
export async function hashing(
  onBytes: (more: number) => void = () => undefined,
): Promise<{readonly stage: TransformStream<Uint8Array, Uint8Array>; readonly passed: Passed}> {
  const hash = await createSHA256();
  let bytes = 0;
  const stage = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      hash.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return {
    stage,
    passed: {
      get bytes() {
        return bytes;
      },
      sha256: () => hash.digest(),
    },
  };
}
