import {AppError} from '#/base/errors';
import type {SqlShape, SqlWord} from '../db/statementsIn';

/** The schema of the lake that belongs to the person, and the only one that statements may write to. */
export const scratchSchema = 'scratch';

/** What kind of statement it is, told by the words that DuckDB's own scanner finds in it. */
export type StatementKind =
  /** Can stand in a subquery and be described. */
  | 'query'
  /** DESCRIBE, SHOW, SUMMARIZE: a query when it stands in a subquery. */
  | 'about'
  | 'explain'
  /** Writes to a table or view that is named as one of `scratch`. */
  | 'write';

const queries = new Set(['select', 'with', 'from', 'values', 'table', '(', 'pivot', 'unpivot']);
const abouts = new Set(['describe', 'desc', 'show', 'summarize']);
const writes = new Set([
  'create',
  'insert',
  'update',
  'delete',
  'drop',
  'alter',
  'truncate',
  'merge',
]);

/**
 * The kind of a statement. COPY, ATTACH, SET and their like change files and settings even inside a read-only
 * transaction, so only what is known to read is let through; what writes must name its target as
 * `scratch.<name>` or `<catalog>.scratch.<name>`, so that no search path decides where it writes.
 *
 * @throws AppError 'sql.invalid' | 'sql.read-only'
 */
export function statementKind(
  {statements, words}: SqlShape,
  {catalog, allowsWrites}: {readonly catalog: string; readonly allowsWrites: boolean},
): StatementKind {
  if (statements > 1) throw new AppError('sql.invalid', 'One statement at a time, please');
  if (words.length === 0) throw new AppError('sql.invalid', 'There is no statement');
  const texts = words.map(({text}) => text);
  const {kind, verb} = kindOf(texts.map(keywordIn));
  if (kind === null && words[0]?.isName) throw noStatement(words[0]);
  if (kind === null || (kind === 'write' && !allowsWrites))
    throw allowsWrites ? notScratch() : notAllowed();
  if (kind === 'write') refuseForeignTarget(texts.slice(verb), catalog);
  return kind;
}

/** Without what the scanner leaves behind it: a comment, or a string that is not closed. */
const keywordIn = (text: string): string =>
  (/^[a-z]+(?=\W)/i.exec(text)?.[0] ?? text).toLowerCase();

/** The kind by its verb, and the verb's place; null for anything else. */
function kindOf(words: readonly string[]): {
  readonly kind: StatementKind | null;
  readonly verb: number;
} {
  const first = words.find((word) => word !== '(') ?? '';
  const verb = first === 'with' ? verbAfterWith(words) : 0;
  const word = first === 'with' ? (words[verb] ?? '') : first;
  if (writes.has(word)) return {kind: 'write', verb};
  if (first === 'explain') return {kind: isExplainedRead(words) ? 'explain' : null, verb};
  if (abouts.has(first)) return {kind: 'about', verb};
  return {kind: queries.has(first) ? 'query' : null, verb};
}

/** No statement begins with a name: it is a verb misspelt. */
const noStatement = ({text, at}: SqlWord) =>
  new AppError('sql.invalid', `Parser Error: syntax error at or near "${text}"`, {
    details: {byte: at},
  });
const notAllowed = () =>
  new AppError(
    'sql.read-only',
    'Only statements that read are run here: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN',
  );
const notScratch = () =>
  new AppError(
    'sql.read-only',
    'Besides what reads, only this is run here: CREATE TABLE or VIEW, INSERT, UPDATE, DELETE, MERGE, TRUNCATE, ALTER and DROP of one table or view named scratch.<name>',
  );

const isVerb = (word: string): boolean => writes.has(word) || queries.has(word);

/** Place of the statement's own verb: the first one outside of brackets behind the named queries, which may be named like one. */
function verbAfterWith(words: readonly string[]): number {
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (depth === 0 && at > 0 && isVerb(word) && words[at + 1] !== 'as') return at;
  }
  return 0;
}

const explainOptions = new Set(['analyze', 'verbose', 'format']);

/** EXPLAIN ANALYZE runs what it explains; the transaction is read-only, which holds for all that queries can do. */
function isExplainedRead(words: readonly string[]): boolean {
  const hasList = words[1] === '(' && explainOptions.has(words[2] ?? '');
  const rest = words.slice(hasList ? words.indexOf(')') + 1 : 1);
  const explained = rest.find((word) => word !== '(' && (hasList || !explainOptions.has(word)));
  return explained !== undefined && (queries.has(explained) || abouts.has(explained));
}

/** What stands between a verb and the name of what it changes; the name is to follow. */
const beforeTarget: readonly RegExp[] = [
  /^create (?:or replace )?(?:table|view) (?:if not exists )?/,
  /^insert (?:or (?:replace|ignore) )?into /,
  /^update /,
  /^delete from /,
  /^drop (?:table|view) (?:if exists )?/,
  /^alter (?:table|view) (?:if exists )?/,
  /^truncate (?:table )?/,
  /^merge into /,
];

/** @throws AppError 'sql.read-only' unless the statement names one target, of the schema scratch */
function refuseForeignTarget(words: readonly string[], catalog: string): void {
  const head = `${words.slice(0, 8).join(' ').toLowerCase()} `;
  const lead = beforeTarget.map((pattern) => pattern.exec(head)?.[0]).find(Boolean);
  if (lead === undefined) throw notScratch();
  const at = lead.trim().split(' ').length;
  const {parts, end} = nameAt(words, at);
  const schema = parts.at(-2);
  const isInLake = parts.length === 2 || (parts.length === 3 && parts[0] === catalog.toLowerCase());
  if (!isInLake || schema !== scratchSchema) throw notScratch();
  if (head.startsWith('drop ') && !isEndOfDrop(words.slice(end))) throw notScratch();
}

const isEndOfDrop = (rest: readonly string[]): boolean =>
  rest.length === 0 || (rest.length === 1 && /^(?:cascade|restrict)$/i.test(rest[0] ?? ''));

/** The parts of a dotted name in small letters, as DuckDB compares them, and the place behind it. */
function nameAt(
  words: readonly string[],
  from: number,
): {readonly parts: readonly string[]; readonly end: number} {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    parts.push(plainName(words[at] ?? ''));
    at += 1;
    if (words[at] !== '.') return {parts, end: at};
    at += 1;
  }
}

/** @throws AppError 'sql.read-only' for what is neither a plain nor a quoted name */
function plainName(word: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(word)) return word.toLowerCase();
  if (/^"(?:[^"]|"")+"$/.test(word)) return word.slice(1, -1).replaceAll('""', '"').toLowerCase();
  throw notScratch();
}
