import {AppError} from '#/base/errors';
import type {BronzeTable} from '#/lakehouse/define';
import {passing} from '../failPoints';
import type {BronzeSchemas, StoredColumn} from './bronzeSchemas';
import type {DecodedChunk, DecodeOutcome, SmallFileOutcome} from './decode/decodePool';
import {misfitsRefused} from './evolution';
import {insertChunk} from './insertChunk';
import type {BatchJob, NumberedFile} from './loadBatch';
import {readRulesOf, rulesForTable} from './readRulesOf';

export interface FileTarget {
  readonly table: BronzeTable;
  readonly schemas: BronzeSchemas;
}

/** Decodes a file and inserts its rows. @throws AppError 'cancelled', and what decoding and inserting throw */
export async function decodeInto(
  job: BatchJob,
  target: FileTarget,
  file: NumberedFile,
): Promise<DecodeOutcome> {
  const {decoding, inserting} = begin(job, target);
  const outcome = await job.pool.decode(
    {...decoding, ...sourceOf(job, file)},
    inserting.chunk,
    job.signal,
  );
  if (outcome.kind === 'decoded') inserting.prove(outcome.rows, file.path);
  return outcome;
}

/** Decodes small files and inserts their rows as one; those that go alone leave no row. Throws as `decodeInto`. */
export async function decodeSmallInto(
  job: BatchJob,
  target: FileTarget,
  files: readonly NumberedFile[],
): Promise<readonly SmallFileOutcome[]> {
  const {decoding, inserting} = begin(job, target);
  const refused = misfitsRefused(job.optionsOf(target.table.name));
  const outcomes = await job.pool.decodeSmall(
    {...decoding, refused, files: files.map((file) => sourceOf(job, file))},
    inserting.chunk,
    job.signal,
  );
  const rows = outcomes.reduce((sum, one) => sum + (one.kind === 'decoded' ? one.rows : 0), 0);
  inserting.prove(rows, `${files.length} files from ${files[0]?.path ?? ''} on`);
  return outcomes;
}

const sourceOf = ({staging}: BatchJob, {path, sha256, fileNumber}: NumberedFile) => ({
  path: `${staging}/${path}`,
  sourceFile: path,
  fileNumber,
  hash: sha256 === null,
});

/** With the table's columns as they are now; by the time a chunk comes they may be others. */
function begin(job: BatchJob, {table, schemas}: FileTarget) {
  if (job.signal.aborted) throw new AppError('cancelled', 'Cancelled');
  const decoded: readonly StoredColumn[] = schemas.columns(table);
  const rules = rulesForTable(readRulesOf(job.optionsOf(table.name)), table.name, decoded);
  const into = {table: table.name, decoded, now: () => schemas.columns(table)};
  let inserted = 0;
  return {
    decoding: {columns: decoded, rules},
    inserting: {
      chunk: async ({arrow, rows}: DecodedChunk): Promise<void> => {
        await passing('rows.decoded');
        await job.watch.inserting(rows, () => insertChunk(job.lake, into, arrow));
        await passing('rows.inserted');
        inserted += rows;
        job.onRows(table, rows);
      },
      prove: (rows: number, what: string): void => {
        if (rows !== inserted)
          throw new AppError('internal', `${what}: ${rows} rows decoded, ${inserted} inserted`);
      },
    },
  };
}
