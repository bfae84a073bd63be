/** A finished export. */
export interface WrittenFile {
  readonly blob: Blob;
  readonly rows: number;
}

const partSize = 4 * 2 ** 20;

/**
 * Gathers a file piece by piece. Every few MB become a Blob of their own, which the browser keeps
 * outside this thread's memory and may move to disk.
 */
export class BlobParts {
  readonly #parts: Blob[] = [];
  #pending: BlobPart[] = [];
  #size = 0;

  /** Text is written as UTF-8. */
  add(piece: string | Uint8Array<ArrayBuffer>): void {
    this.#pending.push(piece);
    this.#size += piece.length;
    if (this.#size >= partSize) this.#seal();
  }

  blob(type: string): Blob {
    this.#seal();
    return new Blob(this.#parts, {type});
  }

  #seal(): void {
    if (this.#pending.length > 0) this.#parts.push(new Blob(this.#pending));
    this.#pending = [];
    this.#size = 0;
  }
}
