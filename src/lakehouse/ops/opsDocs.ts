import type {Unit} from '../define';

/** What a column of the engine's own tables holds. */
export interface OpsColumn {
  readonly doc: string;
  readonly unit: OpsUnit;
}
export type OpsUnit = Unit | 'ms' | 'bytes' | 'rows' | 'files';

export interface OpsTable {
  readonly doc: string;
  readonly columns: Readonly<Record<string, OpsColumn>>;
}

const of =
  (unit: OpsUnit) =>
  (doc: string): OpsColumn => ({unit, doc});
const [text, key, utc, ms, bytes, rows, files, count] = [
  of('text'),
  of('key'),
  of('UTC'),
  of('ms'),
  of('bytes'),
  of('rows'),
  of('files'),
  of('1'),
];

const table = key('Table of the lake');
const update = key('Update of the pipeline');
const batch = key('Batch of the autoloader');

/** The tables of the schema `ops`, in which the lake notes its own work, as people read them. */
export const opsDocs: Readonly<Record<string, OpsTable>> = {
  format: {
    doc: 'Versions of the format these tables have had; the newest is the last.',
    columns: {version: count('Format version')},
  },
  autoloader_files: {
    doc: 'The ledger: one row per staged file that is done. A file without a row here is pending.',
    columns: {
      path: key('File below the staging folder, <endpoint>/<name>'),
      table_name: table,
      size: bytes('Size of the file'),
      sha256: text('SHA-256 of its bytes, hexadecimal'),
      row_count: rows('Rows it brought to bronze'),
      rescued_rows: rows('Of them those with rescued values'),
      batch_id: batch,
      status: text('LOADED, MALFORMED or SKIPPED'),
      error: text('What is wrong with it; null when nothing is'),
      error_byte: bytes('Offset of the first byte that is not what its format allows'),
      discovery_time: utc('When it was found'),
      processed_time: utc('When its rows were read'),
      commit_time: utc('When its rows were committed; null for a skipped file'),
      create_time: utc('When it was staged'),
      archive_time: utc('When cleaning moved or deleted it'),
      archive_mode: text('What cleaning did: MOVE or DELETE'),
      move_location: text('Where cleaning moved it'),
      source_id: key('Always 0: there is one source'),
      flow_name: table,
      malformed_rows: rows('Records that were left out or kept as text'),
      modification_time: utc('When its bytes were last written, where that is followed'),
    },
  },
  autoloader_sources: {
    doc: 'Where bronze rows come from: one row per file number, to which every stored bronze row refers.',
    columns: {
      _file: key('Number of the file'),
      _source_file: text('The file below the staging folder'),
      _ingestion_timestamp: utc('When its batch was loaded'),
      _batch_id: batch,
    },
  },
  autoloader_batches: {
    doc: 'One row per batch of the autoloader: how much it loaded and where the time went.',
    columns: {
      batch_id: batch,
      update_id: update,
      started_at: utc('When it began'),
      committed_at: utc('When it was committed'),
      files: files('Files it loaded'),
      bytes: bytes('Their size'),
      row_count: rows('Rows they brought'),
      rescued_rows: rows('Of them those with rescued values'),
      malformed_files: files('Files it set aside'),
      decode_ms: ms('Time of reading JSON and CSV'),
      insert_ms: ms('Time of inserting'),
      commit_ms: ms('Time of the commit; null when the tab was killed before it was noted'),
      checkpoint_ms: ms('Time of making it durable; null as above'),
      input_rows_per_second: count('Rows per second that arrived'),
      backlog_files: files('Files still waiting after it'),
      backlog_bytes: bytes('Their size; null while not known'),
    },
  },
  autoloader_actions: {
    doc: 'What people had the autoloader do: retry, skip and forget files; and that a database was built anew from the staged files.',
    columns: {
      action: text('What was done'),
      table_name: table,
      files: files('Files it was done to'),
      removed_rows: rows('Rows that went'),
      last_batch: batch,
      last_processed_time: utc('The newest time the ledger had by then'),
      acted_at: utc('When'),
    },
  },
  doomed_files: {
    doc: 'Files that a deletion has begun with and not ended; empty at any other time.',
    columns: {
      path: key('File below the staging folder'),
      forgets: of('flag')('Whether its line in the ledger goes, too'),
    },
  },
  table_versions: {
    doc: 'The newest committed version of each table.',
    columns: {
      table_name: table,
      version: count('Counts commits, from 1'),
      row_count: rows('Rows after it'),
      fingerprint: text('Of the definition that made the rows; null for bronze'),
      update_id: update,
      committed_at: utc('When'),
    },
  },
  past_versions: {
    doc: 'The versions each table had before its newest; those of lakes from before it was kept are missing.',
    columns: {
      table_name: table,
      version: count('Counts commits, from 1'),
      row_count: rows('Rows after it'),
      fingerprint: text('Of the definition that made the rows; null for bronze'),
      update_id: update,
      committed_at: utc('When'),
    },
  },
  table_changes: {
    doc: 'Which sessions and meetings a version of a table touched; two nulls mean the whole table. Forgotten once every table that reads it has.',
    columns: {
      table_name: table,
      version: count('Version of the table'),
      session_key: key('Session whose rows changed'),
      meeting_key: key('Meeting whose rows changed'),
    },
  },
  flow_inputs: {
    doc: 'Up to which version of each input a table has been computed.',
    columns: {
      table_name: table,
      input_name: key('A table it reads'),
      version: count('Version of the input'),
    },
  },
  request_log: {
    doc: 'Every try of a request of the ingest, the newest 50,000.',
    columns: {
      try_id: key('Of the try'),
      source: text('Whom it asked: sample or openf1'),
      requested_at: utc('When it was sent'),
      endpoint: key('Endpoint it asked for'),
      query: text('Its query string'),
      session_key: key('Session it asked for'),
      status: count('HTTP status; null without an answer'),
      bytes: bytes('Size of the body'),
      elapsed_ms: ms('Time until the body was there'),
      attempt: count('Which try of the request it was, from 1'),
      outcome: text('What came of it'),
      waited_ms: ms('Time it waited before it was sent'),
      waited_for: text('What it waited for'),
    },
  },
  updates: {
    doc: 'Every recorded update of the pipeline.',
    columns: {
      update_id: update,
      state: text('COMPLETED, FAILED or CANCELED'),
      started_at: utc('When it began'),
      ended_at: utc('When it ended'),
      progress: text('All of it as JSON: request, cause and every table’s flow'),
    },
  },
  expectation_results: {
    doc: 'What each rule came to in each update that checked it.',
    columns: {
      update_id: update,
      flow: table,
      rule: key('Name of the rule'),
      kind: text('What it looks at: row, unique, foreign-key, freshness or row-count'),
      action: text('What happens when it is broken: warn, drop, quarantine or fail'),
      passed: rows('Rows, or checks of the table as a whole, that met it'),
      failed: rows('Those that broke it'),
      recorded_at: utc('When'),
    },
  },
  row_diffs: {
    doc: 'How the rows an update wrote differ from those they replaced; one row per table and update that compared any.',
    columns: {
      update_id: update,
      table_name: table,
      rows_before: rows('Rows that were replaced'),
      added: rows('Rows whose key is new'),
      removed: rows('Rows whose key is gone'),
      changed: rows('Rows with the same key and other values'),
      recorded_at: utc('When'),
    },
  },
  row_diff_samples: {
    doc: 'Up to 50 rows of each kind of change, before and after, values as text by column.',
    columns: {
      update_id: update,
      table_name: table,
      change: text('added, removed or changed'),
      row_before: text('The row as it was; null for one that was added'),
      row_after: text('The row as it is; null for one that was removed'),
      recorded_at: utc('When'),
    },
  },
  event_log: {
    doc: 'What the pipeline tells of itself, with Lakeflow’s fields. Read it by event_log(pipeline) as well.',
    columns: {
      id: key('Of the event'),
      sequence: count('Order of events'),
      origin: text('Where it arose, as JSON'),
      timestamp: utc('When'),
      message: text('In words'),
      level: text('INFO, WARN, ERROR or METRICS'),
      maturity_level: text('STABLE for fields that stay'),
      error: text('A failure as JSON, with what to do'),
      details: text('What the event tells, as JSON'),
      event_type: text('What kind of event it is'),
      pipeline_name: key('Name of the pipeline'),
      update_id: update,
      flow_name: table,
      batch_id: batch,
    },
  },
  table_schemas: {
    doc: 'Every version of the columns of bronze tables, a row per column.',
    columns: {
      table_name: table,
      version: count('Version of the schema; 0 is what is declared'),
      position: count('Place of the column, from 0'),
      column_name: text('Name of the column'),
      data_type: text('Its SQL type'),
      origin: text('declared, hinted or inferred'),
      batch_id: batch,
      path: text('File that brought it'),
      created_at: utc('When'),
    },
  },
};
