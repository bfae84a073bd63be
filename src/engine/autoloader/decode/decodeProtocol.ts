import type {ErrorCode} from '#/base/errors';
import type {TargetColumn} from './columnBuffer';
import type {ReadRules} from './readRules';
import type {FaultPlace} from './rowBuffers';

/** One staged file to decode. */
export interface DecodeJob {
  /** Path segments from the root of OPFS, joined by '/'. Its ending tells the format. */
  readonly path: string;
  /** What the rescued data calls the file. */
  readonly sourceFile: string;
  /** By which its rows tell that they are of it. */
  readonly fileNumber: number;
  /** All stored columns of the table, in its order. */
  readonly columns: readonly TargetColumn[];
  /** Whether to compute the file's SHA-256 on the way. */
  readonly hash: boolean;
  readonly rules?: ReadRules;
}

/** Rows as one Arrow IPC stream of all columns of the job. */
export interface DecodedChunk {
  readonly arrow: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** A larger file is worth a job of its own. */
export const smallFileBytes = 2 ** 16;

/** Files of one table to decode into one chunk. */
export interface SmallFilesJob extends Pick<DecodeJob, 'columns' | 'rules'> {
  readonly files: readonly Omit<DecodeJob, 'columns' | 'rules'>[];
  /** What a file must not have for its rows to be taken. */
  readonly refused: RefusedMisfits;
}

export interface RefusedMisfits {
  /** Keys or fields that the table has no place for. */
  readonly isNewRefused: boolean;
  /** Values that another type would hold. */
  readonly isWiderRefused: boolean;
}

export type DecodedFile = Extract<DecodeOutcome, {kind: 'decoded'}>;
/** None of the rows of one that goes `alone` were taken: it is to be decoded by itself, which tells why. */
export type SmallFileOutcome = DecodedFile | {readonly kind: 'alone'; readonly isMisfit: boolean};

export type DecodeOutcome =
  | {
      readonly kind: 'decoded';
      readonly rows: number;
      readonly rescuedRows: number;
      /** Of the file as staged; so in the other outcomes, and so is the hash. */
      readonly bytes: number;
      readonly sha256: string | null;
      /** Keys the table has no column for, with the type all their values fit. */
      readonly newColumns: readonly TargetColumn[];
      /** Columns that values did not fit, with the type that holds those and the old ones. */
      readonly widened: readonly TargetColumn[];
      /** Columns of objects with fields that the type lacks, with the type that has them and is the same otherwise. */
      readonly extended: readonly TargetColumn[];
      /** Records that were left out or kept as text. */
      readonly malformedRows: number;
      /** The place where the file breaks off, its rows being those before; else the first malformed record's. */
      readonly fault: FaultPlace | null;
      readonly breaksOff: boolean;
    }
  | {
      readonly kind: 'malformed';
      /** Offset of the first byte that is not what the format allows there: in what a compressed file holds. */
      readonly byte: number;
      readonly reason: string;
      readonly bytes: number;
      readonly sha256: string | null;
    }
  /** The file is not there, or was removed while it was read. */
  | {readonly kind: 'missing'};

export type JobOutcome = DecodeOutcome | SmallFilesOutcome;
/** In the order of the job's files. */
export interface SmallFilesOutcome {
  readonly kind: 'files';
  readonly files: readonly SmallFileOutcome[];
}

export type ToDecodeWorker =
  | {readonly kind: 'decode'; readonly id: number; readonly job: DecodeJob | SmallFilesJob}
  /** One chunk of this job has been used: another may be sent. */
  | {readonly kind: 'acknowledge'; readonly id: number}
  | {readonly kind: 'cancel'; readonly id: number};

export type FromDecodeWorker =
  | {readonly kind: 'chunk'; readonly id: number; readonly chunk: DecodedChunk}
  /** With the last rows: a small file costs one message each way. */
  | {
      readonly kind: 'finished';
      readonly id: number;
      readonly outcome: JobOutcome;
      readonly last: DecodedChunk | null;
    }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
    };
