/** A word as it is used in this app. */
export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  readonly of: 'lakehouse' | 'Formula 1';
  readonly text: string;
  /** Other words under which it is looked for. */
  readonly also?: string;
}

type Row = readonly [id: string, term: string, text: string, also?: string];

const lakehouse: readonly Row[] = [
  [
    'autoloader',
    'Autoloader',
    'Finds staged files that are not loaded yet and loads each exactly once into its bronze table. Databricks’ Auto Loader, with its options.',
    'auto loader cloudFiles ingestion',
  ],
  [
    'backfill',
    'Backfill',
    'A listing of the staging volume that finds files put there by other means than this app.',
    'rescan listing',
  ],
  [
    'batch',
    'Batch',
    'The files that the autoloader loads in one transaction. Each has a number, which its rows keep.',
    'micro-batch trigger',
  ],
  [
    'bronze',
    'Bronze',
    'Tables of rows as they were delivered, one for each endpoint. Every version that was delivered stays.',
    'raw layer medallion',
  ],
  [
    'catalog',
    'Catalog, schema',
    'The first two parts of a table’s name, as in f1_data.racing_stats.gold_race_summary. Free to choose before the first file.',
    'database names unity',
  ],
  [
    'cdc',
    'AUTO CDC, SCD type 1',
    'How silver keeps one row of each key: the newest delivery takes the place of those before.',
    'change data capture upsert apply changes',
  ],
  [
    'checkpoint',
    'Checkpoint',
    'What the autoloader remembers of files it has loaded. Resetting it has them loaded again. (DuckDB’s CHECKPOINT, which makes a commit durable, is another thing.)',
    'state reset',
  ],
  [
    'clean-source',
    'cleanSource',
    'An option of the autoloader that moves or deletes files after they were loaded.',
    'archive',
  ],
  [
    'continuous',
    'Continuous, automatic mode',
    'The pipeline runs by itself when files arrive, while this tab is in front.',
    'streaming triggered',
  ],
  [
    'endpoint',
    'Endpoint',
    'One of OpenF1’s 18 kinds of data, such as laps or car_data; each has a folder of staged files and a bronze table.',
    'api',
  ],
  [
    'event-log',
    'Event log',
    'What the pipeline did and when, in ops.event_log, with Lakeflow’s fields.',
    'history ops',
  ],
  [
    'expectation',
    'Expectation',
    'A rule that rows must meet. What breaks it is counted, dropped, put in quarantine, or stops the flow.',
    'rule constraint quality',
  ],
  ['flow', 'Flow', 'The work of an update on one table.', 'dataflow'],
  [
    'full-refresh',
    'Full refresh',
    'Every silver and gold table is computed anew from all of bronze, not only from what changed. The rows come out the same.',
    'recompute',
  ],
  [
    'gold',
    'Gold',
    'Tables that answer questions: results, pace, strategies, standings.',
    'marts layer medallion',
  ],
  [
    'incremental',
    'Incremental',
    'An update computes again only the sessions and meetings that have changed.',
    'refresh unit',
  ],
  [
    'ledger',
    'Ledger',
    'The autoloader’s list of files that are done, ops.autoloader_files. It decides what is still to load.',
    'cloud_files_state',
  ],
  ['lineage', 'Lineage', 'Which tables and columns a table or column is made of.', 'origin'],
  [
    'malformed',
    'Malformed',
    'A file that is no whole JSON or CSV. It is set aside with the byte at which it breaks.',
    'set aside corrupt',
  ],
  [
    'materialized-view',
    'Materialized view',
    'A table that is computed by one SELECT and kept. Every gold table is one.',
    '',
  ],
  [
    'opfs',
    'OPFS',
    'The browser’s private file system of a site. The staged files and the database are in it.',
    'origin private file system storage',
  ],
  [
    'parquet',
    'Parquet',
    'A file format for tables, by column and compressed, which most tools for data read.',
    'export',
  ],
  [
    'persistence',
    'Persistence',
    'The browser’s promise not to clear this site by itself when room is short.',
    'storage quota',
  ],
  [
    'pipeline',
    'Pipeline',
    'All tables with their SQL and rules, and how they are run. Lakeflow’s declarative pipeline.',
    'dlt lakeflow',
  ],
  [
    'quarantine',
    'Quarantine',
    'Where rows are kept that break a rule of that kind, with the names of the rules.',
    '',
  ],
  [
    'quota',
    'Quota',
    'How much the browser lets this site store: a share of the disk.',
    'storage full room',
  ],
  [
    'rescued-data',
    'Rescued data',
    'Values that fit no column, kept as JSON text in _rescued_data.',
    '_rescued_data schema evolution',
  ],
  [
    'schema-evolution',
    'Schema evolution',
    'What happens when a file has a key that its table has no column for: by default the column is added.',
    'schemaEvolutionMode',
  ],
  [
    'schema-hint',
    'Schema hint',
    'The type a column is to have, told to the autoloader before it meets it.',
    'schemaHints',
  ],
  [
    'scratch',
    'Scratch',
    'A schema of your own, for tables made on the SQL page. The pipeline leaves it alone.',
    '',
  ],
  [
    'silver',
    'Silver',
    'Clean tables: one row of each key, typed, rules checked.',
    'layer medallion',
  ],
  [
    'staging-volume',
    'Staging volume',
    'The folder of files as they were fetched, byte for byte. Everything can be loaded from it again.',
    'staged files volumes',
  ],
  [
    'streaming-table',
    'Streaming table',
    'A table that new rows are added to as files arrive. Every bronze table is one.',
    '',
  ],
  ['update', 'Update, run', 'One run of the pipeline.', ''],
  [
    'wal',
    'WAL',
    'The database’s write-ahead log. Nothing that was acknowledged is only in it.',
    'write-ahead log',
  ],
];

const formula1: readonly Row[] = [
  [
    'car-data',
    'Car data',
    'Speed, engine speed, gear, throttle and brake of a car, about 3.7 times a second.',
    'telemetry car_data',
  ],
  [
    'classification',
    'Classification',
    'The order in which a session ended, with those who did not finish.',
    'result',
  ],
  ['compound', 'Compound', 'The tyre’s rubber: soft, medium, hard, intermediate or wet.', 'tyre'],
  [
    'degradation',
    'Degradation',
    'How much slower a tyre makes each lap as it wears, in seconds a lap.',
    'tyre wear',
  ],
  ['delta', 'Gap, interval', 'Time to the leader, and time to the car ahead.', 'delta intervals'],
  [
    'dirty-air',
    'Dirty air',
    'The turbulence behind another car, in which a car has less grip. Laps close behind another are marked so in gold_stint_laps.',
    'traffic',
  ],
  [
    'drs',
    'DRS',
    'A flap of the rear wing that may open on straights close behind another car.',
    'drag reduction',
  ],
  [
    'fuel-corrected',
    'Fuel-corrected',
    'A lap time with the time taken off that the fuel on board costs.',
    'pace',
  ],
  [
    'green-lap',
    'Green lap',
    'A lap under green flag, without pit stop: laps that say something about pace.',
    'clean lap',
  ],
  ['grid', 'Grid', 'The order at the start, by qualifying and penalties.', 'starting_grid'],
  [
    'long-run',
    'Long run',
    'Laps in a row on one set of tyres in practice, as in a race.',
    'practice pace',
  ],
  [
    'mini-sector',
    'Mini-sector',
    'A short part of a sector; OpenF1 tells for each whether it was a best.',
    'segments',
  ],
  ['neutralisation', 'Neutralisation', 'A safety car, virtual safety car or red flag.', 'sc vsc'],
  ['out-lap', 'Out lap, in lap', 'The lap out of the pits and the one into them.', 'pit'],
  ['overcut', 'Overcut', 'Stopping later than a rival and coming out ahead.', 'strategy'],
  ['parc-ferme', 'Parc fermé', 'From qualifying on, when cars may hardly be changed.', ''],
  [
    'race-control',
    'Race control',
    'The stewards’ messages: flags, safety cars, investigations, deleted laps.',
    'flags',
  ],
  [
    'safety-car',
    'Safety car',
    'Leads the field slowly while the track is cleared. A virtual one has all keep to a slow time.',
    'sc vsc',
  ],
  ['sector', 'Sector', 'One of the three parts of a lap that are timed.', ''],
  [
    'session',
    'Session, meeting',
    'A practice, qualifying, sprint or race; a meeting is a Grand Prix weekend or test with all of its sessions.',
    'session_key meeting_key weekend',
  ],
  ['speed-trap', 'Speed trap', 'Where the top speed is measured, st_speed.', ''],
  ['sprint', 'Sprint', 'A short race on Saturday with fewer points.', ''],
  ['stint', 'Stint', 'The laps between two stops, on one set of tyres.', 'tyres'],
  ['team-radio', 'Team radio', 'Recordings of what driver and pit wall say to each other.', ''],
  [
    'track-limits',
    'Track limits',
    'The white lines. A lap that leaves them is deleted.',
    'deleted lap',
  ],
  [
    'undercut',
    'Undercut',
    'Stopping before a rival and using new tyres to come out ahead.',
    'strategy',
  ],
];

const entries =
  (of: GlossaryEntry['of']) =>
  ([id, term, text, also = '']: Row): GlossaryEntry => ({id, term, of, text, also});

export const glossary: readonly GlossaryEntry[] = [
  ...lakehouse.map(entries('lakehouse')),
  ...formula1.map(entries('Formula 1')),
].toSorted((a, b) => a.term.localeCompare(b.term, 'en'));

/** Entries that have every word of `sought`; those whose term begins with it first. */
export function findTerms(sought: string): readonly GlossaryEntry[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words.join(' ');
  return glossary
    .filter(({term, text, also = '', of}) => {
      const all = `${term} ${text} ${also} ${of}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted(
      (a, b) =>
        Number(b.term.toLowerCase().startsWith(first)) -
        Number(a.term.toLowerCase().startsWith(first)),
    );
}
