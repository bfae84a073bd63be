const opens = new Set(['[', '{']);
const closes = new Set([']', '}']);

/**
 * JSON on lines of its own by its brackets, each level set in by two blanks. The text may break off anywhere, or be no
 * JSON at all: every character that is not blank stays, in its order.
 */
export function formatJsonText(text: string): string {
  let out = '';
  let depth = 0;
  // A string whole or broken off, a bracket, comma or colon, or a run of anything else but blanks.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{},:]|[^\s"[\]{},:]+/gsu)) {
    const line = (levels: number) => `\n${'  '.repeat(Math.max(0, levels))}`;
    if (closes.has(token)) {
      depth -= 1;
      out += opens.has(out.at(-1) ?? '') ? token : line(depth) + token;
    } else {
      if (opens.has(out.at(-1) ?? '')) out += line(depth);
      out += token;
      if (opens.has(token)) depth += 1;
      else if (token === ',') out += line(depth);
      else if (token === ':') out += ' ';
    }
    if (depth <= 0 && closes.has(token)) out += '\n';
  }
  return out.trimEnd();
}
