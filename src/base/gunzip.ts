import type {ByteSource} from './blobSource';
import {beginMember, type Member, stepBytes} from './zlib';

/** What a gzip file holds, from its beginning to its end. */
export interface Gunzip {
  /** No more is to come. */
  readonly isAtEnd: boolean;
  /**
   * Fills `into`; returns how many bytes there were, fewer than fit only at the end or before damage.
   * @throws GzipFault where the file is damaged or cut short; what reading it throws
   */
  read(into: Uint8Array): Promise<number>;
  /** Frees its memory. Nothing can be read afterwards. */
  close(): void;
}

/** What is wrong with a gzip file. */
export class GzipFault extends Error {
  override readonly name = 'GzipFault';
}

/** What a member begins with; 8 is the only method there is. */
const magic = [0x1f, 0x8b, 8] as const;

/**
 * Inflates a gzip file as it is read. It may have several members, as bgzip makes them and `cat a.gz b.gz`: their texts
 * follow each other. Zeros behind the last one, with which tapes and disks are filled, do not count.
 */
export const gunzip = (source: ByteSource): Gunzip => new Members(source);

class Members implements Gunzip {
  readonly #source: ByteSource;
  readonly #piece: Uint8Array;
  /** What is left of the piece that was read last. */
  #rest: Uint8Array = new Uint8Array(0);
  /** How much of the file has been read. */
  #at = 0;
  #member: Member | null = null;
  #members = 0;
  #memberAt = 0;
  #isAtEnd = false;
  #fault: Error | null = null;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#piece = new Uint8Array(Math.min(stepBytes, source.size));
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  async read(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length && !this.#isAtEnd && !this.#fault) {
      try {
        if (this.#member) filled += await this.#inflate(this.#member, into.subarray(filled));
        else await this.#next();
      } catch (thrown) {
        this.#fault = thrown instanceof Error ? thrown : new Error(String(thrown));
      }
    }
    // What was made before the damage is given out first.
    if (this.#fault && filled === 0) throw this.#fault;
    return filled;
  }

  close(): void {
    this.#member?.end();
    this.#member = null;
  }

  async #inflate(member: Member, into: Uint8Array): Promise<number> {
    const {taken, made, state} = member.step(this.#rest, into);
    this.#rest = this.#rest.subarray(taken);
    if (state === 'end') this.close();
    if (state === 'damaged') this.#fault = this.#told('the gzip file is damaged');
    else if (state === 'open' && taken + made === 0 && !(await this.#refill()))
      throw this.#told('the gzip file is cut short');
    return made;
  }

  async #refill(): Promise<boolean> {
    const room = this.#piece.subarray(0, this.#source.size - this.#at);
    const length = room.length > 0 ? await this.#source.read(room, this.#at) : 0;
    this.#rest = room.subarray(0, length);
    this.#at += length;
    return length > 0;
  }

  /** Goes on to the next member, or to the end. */
  async #next(): Promise<void> {
    if (this.#members > 0) {
      const begin = this.#rest.findIndex((byte) => byte !== 0);
      this.#rest = this.#rest.subarray(begin < 0 ? this.#rest.length : begin);
    }
    if (this.#rest.length > 0) await this.#begin();
    else if (!(await this.#refill())) {
      if (this.#members === 0) throw this.#told('the gzip file is cut short');
      this.#isAtEnd = true;
    }
  }

  async #begin(): Promise<void> {
    this.#memberAt = this.#at - this.#rest.length;
    if (!magic.every((byte, i) => byte === (this.#rest[i] ?? byte)))
      throw new GzipFault(
        this.#members === 0
          ? 'expected a gzip file'
          : `expected another gzip member or the end at byte ${this.#memberAt} of the gzip file`,
      );
    this.#member = await beginMember();
    this.#members += 1;
  }

  #told(fault: string): GzipFault {
    const where = ` in member ${this.#members}, which begins at byte ${this.#memberAt} of the file`;
    return new GzipFault(this.#members > 1 ? fault + where : fault);
  }
}
