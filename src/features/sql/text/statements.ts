import {sqlTokens} from './sqlTokens';

/** A statement of a text, without the semicolon that ends it. */
export interface Statement {
  readonly sql: string;
  /** Where it begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** The statements of a text in order. Comments alone are none; those before a statement are part of it. */
export function statementsOf(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let from: number | null = null;
  let to = 0;
  let isStatement = false;
  const end = () => {
    if (from !== null && isStatement) statements.push({sql: text.slice(from, to), from, to});
    from = null;
    isStatement = false;
  };
  for (const token of sqlTokens(text)) {
    if (token.kind === 'symbol' && token.text === ';') {
      end();
      continue;
    }
    from ??= token.from;
    to = token.to;
    isStatement ||= token.kind !== 'comment';
  }
  end();
  return statements;
}

/** The statement that the cursor is in or directly behind; between two the one before, and before all the first. */
export function statementAt(text: string, offset: number): Statement | null {
  const statements = statementsOf(text);
  return statements.findLast(({from}) => from <= offset) ?? statements[0] ?? null;
}
