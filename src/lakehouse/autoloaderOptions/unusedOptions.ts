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
    infertimestamp: 'values that are all timestamps make a TIMESTAMP in any case',
    timestampformat: 'timestamps are ISO 8601 with any offset, and kept in UTC',
    dateformat: 'dates are YYYY-MM-DD',
    timezone: 'timestamps are kept in UTC; without an offset they are UTC already',
    locale: 'numbers and times of JSON know no locale',
    encoding: 'JSON is UTF-8',
    linesep: 'lines end as they do in any system',
    prefersdecimal: 'bronze has no DECIMAL; a hint of VARCHAR keeps every digit',
    primitivesasstring: 'set inferColumnTypes to false, and every new column is text',
    dropfieldifallnull: 'a column of nulls is made when its first value comes',
    singlevariantcolumn: 'bronze has no VARIANT; objects are STRUCTs',
    charset: 'JSON is UTF-8',
  }),
);
