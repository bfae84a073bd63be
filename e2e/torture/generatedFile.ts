/** A file of the continuous load: everything in it follows from its number, which is its rows' session. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

export type LoadedTable = 'bronze_laps' | 'bronze_weather';

/** Files of one round of loading have numbers from `round` times this on. */
export const perRound = 10_000;

export const tableOf = (file: number): LoadedTable =>
  file % 2 === 0 ? 'bronze_laps' : 'bronze_weather';

const rowsIn = (file: number): number => 1 + ((file * 7919) % 40);
/** A number that is exact in binary, so that sums do not depend on their order. */
const figureOf = (file: number, row: number): number => (file % 1000) + row / 8;

/** What is summed of a file's rows: their number, the sum of a column, and the sum of another. */
export interface FileSums {
  readonly rows: number;
  readonly different: number;
  readonly figures: number;
}

export function expectedSums(file: number): FileSums {
  const rows = rowsIn(file);
  const figures = Array.from({length: rows}, (_, row) => figureOf(file, row));
  return {rows, different: rows, figures: figures.reduce((sum, one) => sum + one, 0)};
}

/** SQL of `file, rows, different, figures` of every file in a table. */
export const sumsSql = (table: LoadedTable): string => {
  const figure = table === 'bronze_laps' ? 'lap_duration' : 'air_temperature';
  return `SELECT session_key AS file, count(*) AS rows, count(DISTINCT ${figure}) AS different,
    sum(${figure}) AS figures FROM ${table} GROUP BY ALL`;
};

/** Every hundredth brings a key that the table has no column for. */
export function generatedFile(file: number): GeneratedFile {
  const isLaps = tableOf(file) === 'bronze_laps';
  const rows = Array.from({length: rowsIn(file)}, (_, row) => ({
    session_key: file,
    meeting_key: Math.floor(file / perRound),
    ...(isLaps
      ? {driver_number: 1 + (row % 20), lap_number: row, lap_duration: figureOf(file, row)}
      : {
          date: new Date(1_700_000_000_000 + row * 60_000).toISOString(),
          air_temperature: figureOf(file, row),
        }),
    ...(file % 100 === 3 ? {[`key_${file}`]: row} : {}),
  }));
  return {name: `${isLaps ? 'laps' : 'weather'}_${file}.json`, text: JSON.stringify(rows)};
}
