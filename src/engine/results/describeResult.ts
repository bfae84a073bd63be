import {AppError} from '#/base/errors';
import type {ResultColumn} from '#/contracts/query';
import type {Session} from '../db/session';
import type {StatementKind} from './statement';

/** What is sent to DuckDB in place of a statement. */
export interface DescribedStatement {
  readonly columns: readonly ResultColumn[];
  readonly sql: string;
  /** Bytes of UTF-8 in `sql` before the statement. */
  readonly before: number;
}

/**
 * Types whose Arrow values read as DuckDB's text. What is none of these is cast to text in SQL: of INTERVAL, BIT and
 * TIME WITH TIME ZONE Arrow keeps less than DuckDB has, of HUGEINT it shifts the range, an ENUM would bring
 * dictionaries between the batches, and nested values would have to be written as DuckDB writes them.
 */
const plainTypes =
  /^(?:BOOLEAN|U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE|DECIMAL\(\d+,\s*\d+\)|VARCHAR|DATE|TIME|TIMESTAMP(?:_S|_MS|_NS| WITH TIME ZONE)?)$/;

export const isPlainType = (type: string): boolean => plainTypes.test(type);

const describe = 'DESCRIBE ';
const aboutFrom = 'SELECT * FROM (\n';

/**
 * The columns of a statement, and the statement with those of foreign types cast to text. Null for EXPLAIN, which
 * cannot be described.
 *
 * @throws AppError 'sql.invalid' as DuckDB says it about the statement
 */
export async function describeResult(
  session: Session,
  sql: string,
  kind: Exclude<StatementKind, 'write'>,
): Promise<DescribedStatement | null> {
  if (kind === 'explain') return null;
  const query = kind === 'about' ? `${aboutFrom}${sql}\n)` : sql;
  const inQuery = kind === 'about' ? aboutFrom.length : 0;
  const rows = await positioned(describe.length + inQuery, () =>
    session.rows(`${describe}${query}`),
  );
  const columns = rows.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }));
  if (columns.every(({type}) => isPlainType(type))) return {columns, sql: query, before: inQuery};
  const begin = `SELECT ${columns.map(selected).join(', ')} FROM (\n`;
  const names = columns.map((_, at) => `c${at}`).join(', ');
  return {
    columns,
    sql: `${begin}${query}\n) AS r(${names})`,
    before: begin.length + inQuery,
  };
}

const selected = ({type}: ResultColumn, at: number): string =>
  isPlainType(type) ? `c${at}` : `CAST(c${at} AS VARCHAR) AS c${at}`;

/** Runs `work`; what DuckDB says about a place counts from `before` bytes on. */
export async function positioned<T>(before: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw withPosition(AppError.from(thrown), before);
  }
}

/** DuckDB's error as it writes it with `errors_as_json`: the message alone, and the byte it is about. */
export function withPosition(error: AppError, before: number): AppError {
  const told = toldOf(error.message);
  if (!told) return error;
  const code = /read-only mode/.test(told.message) ? 'sql.read-only' : error.code;
  const byte = told.position === null ? -1 : told.position - before;
  return new AppError(code, told.message, {
    cause: error,
    details: {...error.details, ...(byte >= 0 && {byte})},
  });
}

function toldOf(text: string): {readonly message: string; readonly position: number | null} | null {
  const json = /\{.*\}/s.exec(text)?.[0];
  if (json === undefined) return null;
  try {
    const told: unknown = JSON.parse(json);
    if (typeof told !== 'object' || told === null || !('exception_message' in told)) return null;
    const message = String(told.exception_message);
    // What fails while rows are fetched is told inside of the error that there are none.
    const inner = toldOf(message);
    if (inner) return inner;
    const type = 'exception_type' in told ? `${String(told.exception_type)} Error: ` : '';
    const position = 'position' in told ? Number(told.position) : Number.NaN;
    return {
      message: `${type}${message}`,
      position: Number.isInteger(position) ? position : null,
    };
  } catch {
    return null;
  }
}
