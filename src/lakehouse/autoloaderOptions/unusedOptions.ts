/** Options of Auto Loader that have no use here, by name in small letters, and why. */
export const unusedOptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    format: 'the format of a staged file is told from its name',
    schemalocation:
      'the pipeline itself keeps the schema of each table, as in a declarative pipeline',
    multiline: 'a JSON document may span lines in any case',
    usenotifications:
      'files that arrive are announced in any case, and listing them takes milliseconds',
    usemanagedfileevents: 'files that arrive are announced in any case',
    useincrementallisting: 'what arrives is queued, and listing is only the backfill',
    maxfileage: 'the record of loaded files is small and is never forgotten',
    partitioncolumns: 'no column is taken from the names of folders',
    recursivefilelookup: 'a table has one folder of files, without folders inside',
    usestrictglobber: 'pathGlobFilter is about names of files, never of folders',
    fetchparallelism: 'no queue is read',
    resourcetag: 'there is no cloud to tag',
    pathrewrites: 'there is no cloud path to rewrite',
    badrecordspath: 'malformed files are set aside and recorded in any case',
  }),
);
