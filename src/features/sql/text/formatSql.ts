/**
 * The text laid out anew; only white space changes. The formatter is fetched when it is first asked for.
 *
 * @throws Error when it cannot take the text apart, with the place
 */
export async function formatSql(text: string): Promise<string> {
  const {duckdb, formatDialect} = await import('sql-formatter');
  return formatDialect(text, {
    dialect: duckdb,
    tabWidth: 2,
    keywordCase: 'preserve',
    linesBetweenQueries: 1,
    expressionWidth: 80,
    paramTypes: {
      numbered: ['$'],
      named: ['$'],
      custom: [{regex: String.raw`\{\{\s*[A-Za-z_]\w*\s*\}\}`}],
    },
  });
}
