/** White space, line comments and block comments at the beginning. */
const leading = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;

/**
 * The query with at most `rows` rows of its answer, in its order; null for what cannot stand in a subquery, such as
 * DESCRIBE. The text is not understood: what was more than one statement is an error afterwards.
 */
export function limitedSql(sql: string, rows: number): string | null {
  const query = sql.trim().replace(/[\s;]+$/, '');
  const begin = query.replace(leading, '');
  if (!/^(?:select|with|from|values|\()/i.test(begin)) return null;
  return `select * from (\n${query}\n) limit ${rows}`;
}
