import {sqlTokens} from '../text/sqlTokens';

/** A failure at a place of the text. */
export interface FailureMark {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What DuckDB thinks was meant: written in place of what is marked. */
  readonly instead: readonly string[];
}

const pieces = /Did you mean ([^\n]+)|Candidate (?:bindings|functions|tables):[\s:]*([^\n]+)/g;

/** The names that DuckDB proposes, as they have to be written. */
export function proposalsIn(message: string): readonly string[] {
  const found = [...message.matchAll(pieces)].flatMap(([, meant, candidates]) =>
    [...(meant ?? candidates ?? '').matchAll(/"((?:[^"]|"")+)"/g)].flatMap(([, name = '']) =>
      // Several tables stand in one pair of quotes.
      meant === undefined ? [name] : name.split(/, | or /),
    ),
  );
  return [...new Set(found)].slice(0, 3);
}

/** DuckDB's message without the line it repeats and the caret below it: the editor shows the place. */
export const messageOf = (message: string): string =>
  message.replace(/\n+LINE \d+:[\s\S]*$/, '').trim();

/**
 * The mark of a failure at `position`: the word that begins there with what is joined to it by dots, the last one for
 * what DuckDB proposes. At the end of the text the last word.
 */
export function failureMark(text: string, position: number, message: string): FailureMark | null {
  const tokens = sqlTokens(text).filter(({kind}) => kind !== 'comment');
  const at = tokens.findIndex(({to}) => to > position);
  const first = tokens[at < 0 ? tokens.length - 1 : at];
  if (!first) return null;
  let last = at < 0 ? tokens.length - 1 : at;
  const isDotted = (place: number) =>
    tokens[place + 1]?.text === '.' && tokens[place + 2] !== undefined;
  while (isDotted(last)) last += 2;
  const end = tokens[last] ?? first;
  const instead = proposalsIn(message);
  const from = instead.length > 0 ? end.from : first.from;
  return {from, to: end.to, message: messageOf(message), instead};
}
