/** How the files of a table are read beside what their format says, as the autoloader's options have it. */
export interface ReadRules {
  /** The column that keeps what fits no other; null: nothing is kept. */
  readonly rescuedColumn: string | null;
  /** Whether a key is a column's only when both are spelt with the same capitals. */
  readonly isCaseSensitive: boolean;
  /** What a malformed record does: it makes the file malformed, is left out, or is kept as text. */
  readonly malformedRecord: 'refuse' | 'drop' | 'keep';
  /** Where `keep` puts the text. No key of a file is this column's. */
  readonly corruptColumn: string | null;
  /** Whether a file that breaks off gives the rows before that place, and is no malformed file. */
  readonly keepsRowsBeforeFault: boolean;
}

/** As without any option. */
export const usualRules: ReadRules = {
  rescuedColumn: '_rescued_data',
  isCaseSensitive: true,
  malformedRecord: 'refuse',
  corruptColumn: null,
  keepsRowsBeforeFault: false,
};

/** Bytes that are kept of a malformed record. */
export const longestCorruptText = 2 ** 20;
