import type {Example, ExampleRow, ExampleValue} from '#/lakehouse/example';

const width = 100;

/** The text of `<table>.example.ts` with one example, laid out as the others are. */
export function exampleText({shows, given, expect}: Example): string {
  const inputs = Object.entries(given).map(
    ([input, rows = []]) => `      ${input}: ${rowsText(rows, '      ')},\n`,
  );
  return `import type {Example} from '../example';

export const examples: readonly Example[] = [
  {
    shows: ${valueText(shows)},
    given: {
${inputs.join('')}    },
    expect: ${rowsText(expect, '    ')},
  },
];
`;
}

function rowsText(rows: readonly ExampleRow[], indent: string): string {
  if (rows.length === 0) return '[]';
  const lines = rows.map((row) => `${indent}  ${rowText(row, `${indent}  `)},\n`);
  return `[\n${lines.join('')}${indent}]`;
}

function rowText(row: ExampleRow, indent: string): string {
  const fields = Object.entries(row).map(
    ([name, value]) => `${keyText(name)}: ${valueText(value)}`,
  );
  const line = `{${fields.join(', ')}}`;
  if (indent.length + line.length < width) return line;
  return `{\n${fields.map((field) => `${indent}  ${field},\n`).join('')}${indent}}`;
}

const keyText = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : valueText(name));

/** As TypeScript writes it, texts between single quotation marks unless they have one. */
function valueText(value: ExampleValue): string {
  if (typeof value !== 'string') return JSON.stringify(value).replaceAll(',', ', ');
  const text = JSON.stringify(value);
  return value.includes("'") ? text : `'${text.slice(1, -1).replaceAll('\\"', '"')}'`;
}
