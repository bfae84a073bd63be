/** A file being read. */
export interface ByteSource {
  readonly size: number;
  /** Fills `into` from offset `at`; returns how many bytes there were. */
  read(into: Uint8Array, at: number): number | Promise<number>;
  close(): void;
}

export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    async read(into, at) {
      const bytes = new Uint8Array(await blob.slice(at, at + into.length).arrayBuffer());
      into.set(bytes);
      return bytes.length;
    },
    close: () => undefined,
  };
}
