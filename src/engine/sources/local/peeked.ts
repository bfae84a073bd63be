/** The beginning of a body, and the whole of it, beginning included, to be read once. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly body: AsyncIterable<Uint8Array>;
  /** Lets go of a body that is not read to its end. */
  readonly drop: () => Promise<void>;
}

/** Reads `bytes` of a body at least, where it has so many. */
export async function peeked(stream: AsyncIterable<Uint8Array>, bytes: number): Promise<Peeked> {
  const chunks = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < bytes) {
    const {done, value} = await chunks.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const drop = async (): Promise<void> => {
    await chunks.return?.();
  };
  async function* body(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* first;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await drop();
    }
  }
  return {head: joined(first, Math.min(bytes, length)), body: body(), drop};
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
