import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {derivedTables} from '#/lakehouse/tables';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, derive} from '#/testing/lake';
import {hasShared, sharedRows} from '#/testing/shared';

/**
 * The walk through the 2024 Singapore race in docs: each query is run over the recorded answers, and the table below it
 * must be what comes out. `vitest run -u` writes the tables anew; the text is for people to mend.
 */

const document = fileURLToPath(new URL('../../../docs/singapore-2024.md', import.meta.url));
const meeting = 1246;
/** Recorded of other races only, and long to read. */
const unrecorded = new Set(['car_data', 'location', 'intervals']);

/** A query and the table below it, if there is one. */
const query = /```sql\n(?<sql>[^`]+)```\n(?:\n\|.*(?:\n\|.*)*\n)?/g;

const cell = (value: unknown): string =>
  value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** The rows as a table of Markdown: figures stand to the right, what is null is a dash. */
function tableOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const isFigure = (name: string) =>
    rows.every((row) => row[name] === null || typeof row[name] === 'number');
  return [
    line(names),
    line(names.map((name) => (isFigure(name) ? '---:' : '---'))),
    ...rows.map((row) => line(names.map((name) => cell(row[name])))),
  ].join('');
}

const figures = (text: string): readonly string[] =>
  text.match(/(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)/g) ?? [];

interface Section {
  readonly table: string;
  readonly text: string;
  readonly tables: string;
}

/** Parts under a heading that names a table: what is told there, without code, and its tables. */
function sectionsOf(markdown: string): readonly Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [table = '', ...lines] = part.split('\n');
      const told = lines.join('\n').replaceAll(/```sql[^`]+```|`[^`]*`/g, '');
      const isRow = (one: string) => one.startsWith('|');
      return {
        table,
        text: told
          .split('\n')
          .filter((one) => !isRow(one))
          .join('\n'),
        tables: told.split('\n').filter(isRow).join('\n'),
      };
    });
}

const markdown = readFileSync(document, 'utf8');

describe('the walk through the 2024 Singapore race', () => {
  test('tells of every gold table', () => {
    const gold = derivedTables.flatMap(({layer, name}) => (layer === 'gold' ? [name] : []));
    expect(
      sectionsOf(markdown)
        .map(({table}) => table)
        .toSorted(),
    ).toEqual(gold.toSorted());
  });

  test('has no figure in the text of a section but those of its tables', () => {
    const others = sectionsOf(markdown).flatMap(({table, text, tables}) => {
      const known = new Set(figures(tables));
      return figures(text).flatMap((one) => (known.has(one) ? [] : [`${table}: ${one}`]));
    });
    expect(others).toEqual([]);
  });

  describe.skipIf(!hasShared)('over recorded answers', () => {
    let db: DuckDBConnection;
    beforeAll(async () => {
      db = await openTestDatabase();
      createLake(db);
      for (const {name} of endpoints.filter(({name}) => !unrecorded.has(name))) {
        const rows = sharedRows(name).filter((row) => row['meeting_key'] === meeting);
        if (rows.length > 0) deliver(db, name, rows);
      }
      derive(db);
    });

    test('shows what the tables hold', async () => {
      const rewritten = markdown.replaceAll(
        query,
        (_, sql: string) => `\`\`\`sql\n${sql}\`\`\`\n\n${tableOf(plainRows(db, sql))}`,
      );
      await expect(rewritten).toMatchFileSnapshot(document);
    });
  });
});
