import type {ErrorCode} from './errors';

/** What a person can do about each kind of failure. */
export const errorAdvice: Readonly<Record<ErrorCode, string>> = {
  'sql.invalid': 'Check table and column names: the Catalog lists them all.',
  'sql.read-only':
    'Queries here only read. Tables change by running the pipeline; tables of your own go into the schema scratch, when writing is allowed.',
  'sql.gone':
    'Run the query again: its rows were let go to make room, or the engine was restarted.',
  'source.rate-limited':
    'OpenF1 allows a few requests a second. Wait a minute, then resume: what is staged is not fetched again.',
  'source.unreachable': 'Check the connection, then resume. The sample weekend needs no network.',
  'source.live-session':
    'OpenF1 is closed to free use while a session is live. LapLake goes on by itself about half an hour after it ends, as long as it is open.',
  'source.offline':
    'This computer is offline. LapLake goes on by itself when the connection is back, as long as it is open.',
  'source.signed-out':
    'OpenF1 does not take this sign-in. Check name and password, or sign in again; without it, everything goes on at the free pace.',
  'source.too-much-data': 'Choose fewer drivers or sessions for telemetry, then try again.',
  'source.bad-answer':
    'The source answered something that is not OpenF1 data. Resume to ask again.',
  'source.empty': 'OpenF1 has no rows for this choice. Choose another session or endpoint.',
  'file.malformed':
    'A file that cannot be read as JSON or CSV is set aside, and the others are loaded; with the mode FAILFAST its table waits instead. Fetch or stage it again, or skip it under Files.',
  'file.missing':
    'Run the pipeline again: it goes on without the file. Fetch or add it again for its rows, or set ignoreMissingFiles to true under Settings.',
  'file.refused':
    'Its state has changed meanwhile, or this is not done to such a file. Look again.',
  'schema.new-columns':
    'Set schemaEvolutionMode to addNewColumns or rescue for this table under Settings, or skip the file under Files; then run the pipeline again.',
  'storage.quota':
    'Free disk space or delete other sites’ storage, then go on. What is staged is kept.',
  'storage.no-room':
    'Nothing was asked for, and what is staged is kept. Delete what you need no more under Storage in Settings, choose fewer sessions or drivers, or free disk space; then go on.',
  'storage.unavailable':
    'This browser gives no private file storage here. Leave private browsing, or use a current Chrome, Edge, Firefox or Safari.',
  'export.place':
    'Choose another place, or let the browser download the file. What was begun there is not whole.',
  'export.stopped':
    'The pipeline had waited for the export. Export again when it has run, or switch continuous mode off meanwhile.',
  'lake.busy': 'Another update is running. Wait for it or cancel it.',
  'lake.elsewhere': 'Close LapLake in the other tab, or take over here.',
  'lake.unopenable':
    'Reload the page. If it stays, start a new lake: the staged files are kept and loaded again.',
  'lake.not-ready':
    'Nothing in it was lost. Reload the page: it may bring a newer LapLake that can. Do not clear this site’s storage meanwhile.',
  'engine.crashed':
    'Restart the engine. Everything acknowledged is on disk; an interrupted run can be started again.',
  'pipeline.expectation':
    'A rule that must hold was broken and nothing was written. Look at the rows it names, then run again.',
  'pipeline.flow':
    'The tables that did finish are kept. Run the pipeline again; if it fails the same way, run a full refresh.',
  'pipeline.protected':
    'This table is protected from full refreshes. Allow them for it in the pipeline’s settings, or run it incrementally.',
  'pipeline.request': 'Name tables that the lake has: the Catalog lists them all.',
  'config.invalid': 'Correct what is named, under Settings or Config, then try again.',
  'import.refused':
    'Nothing of this file was taken in. Change the file as it says, or choose another.',
  'import.name-taken': 'Choose another name, or have the table replaced.',
  'backup.refused':
    'Nothing was replaced: the lake is as it was. Choose another backup, or make it again where it came from.',
  cancelled: 'Nothing is lost. Start it again when you like.',
  internal: 'This is a fault of LapLake. Reload the page; what is stored stays.',
};

export const adviceFor = (code: ErrorCode): string => errorAdvice[code];
