import {AppError} from '#/base/errors';
import type {SqlWord} from './statementsIn';

/**
 * Functions that a SELECT may name and that do more than read: `checkpoint` waits for ever beside another read, those
 * of the log change what all connections share, and those of Arrow read memory at any address.
 */
const refused: ReadonlySet<string> = new Set([
  'checkpoint',
  'force_checkpoint',
  'enable_logging',
  'disable_logging',
  'truncate_duckdb_logs',
  'arrow_scan',
  'arrow_scan_dumb',
  'seq_scan',
]);
/** Runs a text as a SELECT, into which nobody has looked. */
const runsText = 'query';

/**
 * The statement is none that only reads, whatever verb it begins with.
 *
 * @throws AppError 'sql.read-only' with `details.byte`
 */
export function refuseCalls(words: readonly SqlWord[]): void {
  for (const [at, word] of words.entries()) {
    if (!words[at + 1]?.text.startsWith('(')) continue;
    const name = nameOf(word);
    if (refused.has(name) || (name === runsText && !isListOfNames(words, at + 1)))
      throw new AppError('sql.read-only', `${name}() does more than read and is not run here`, {
        details: {byte: word.at},
      });
  }
}

/** As DuckDB compares names. A comment behind a word is part of its text. */
const nameOf = ({text}: SqlWord): string =>
  (/^(?:"[^"]*"|[\p{L}_][\p{L}\p{N}_$]*)/u.exec(text)?.[0] ?? '').replaceAll('"', '').toLowerCase();

/** As behind the name of a table or a common table expression: its columns. A text in such names could call nothing. */
function isListOfNames(words: readonly SqlWord[], open: number): boolean {
  for (let at = open + 1; ; at += 2) {
    const [name, next] = words.slice(at, at + 2);
    if (!name || !/^"?[\p{L}\p{N}_ ]+"?$/u.test(name.text) || !next) return false;
    if (next.text === ')') return true;
    if (next.text !== ',') return false;
  }
}
