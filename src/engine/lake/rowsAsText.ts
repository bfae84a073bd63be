import {quoteValue} from '#/base/quoteSql';

export type TextCell = string | number | null;

/** Private characters: hardly ever is one in use. */
const firstMark = 0xe000;

/**
 * SQL of a query of one column `v VARCHAR[]`: a list of text for each row, in order. To DuckDB the rows are a single
 * literal: thousands of them as VALUES take its parser longer than the rest of a commit.
 */
export function rowsAsText(rows: readonly (readonly TextCell[])[]): string {
  const [betweenRows, betweenCells, none] = unusedMarks(rows);
  const text = rows
    .map((row) => row.map((cell) => (cell === null ? none : String(cell))).join(betweenCells))
    .join(betweenRows);
  const [literal, ofRows, ofCells, ofNone] = [text, betweenRows, betweenCells, none].map(
    quoteValue,
  );
  return `SELECT list_transform(string_split(row, ${ofCells}), lambda cell: nullif(cell, ${ofNone})) AS v
FROM (SELECT unnest(string_split(${literal}, ${ofRows})) AS row)`;
}

/** Three characters that no cell has. */
function unusedMarks(rows: readonly (readonly TextCell[])[]): readonly [string, string, string] {
  const text = rows.map((row) => row.join('')).join('');
  const marks: string[] = [];
  for (let code = firstMark; marks.length < 3; code += 1) {
    const mark = String.fromCodePoint(code);
    if (!text.includes(mark)) marks.push(mark);
  }
  const [betweenRows = '', betweenCells = '', none = ''] = marks;
  return [betweenRows, betweenCells, none];
}
