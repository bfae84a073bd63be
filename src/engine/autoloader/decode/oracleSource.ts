/** For tests: JSON taken apart without being read. */

/** Source texts of an array's elements or an object's members. */
export function elementsOf(source: string): readonly string[] {
  const elements: string[] = [];
  let [depth, start] = [0, 0];
  for (const token of source.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/gs)) {
    const [text] = token;
    if (text === '[' || text === '{') {
      if (++depth === 1) start = token.index + 1;
    } else if (depth === 1 && (text === ',' || text === ']' || text === '}')) {
      const element = source.slice(start, token.index).trim();
      if (element !== '') elements.push(element);
      start = token.index + 1;
    }
    if (text === ']' || text === '}') depth--;
  }
  return elements;
}

/** The source texts of a member's key and value. */
export function splitMember(member: string): readonly [string, string] {
  const key = /^"(?:[^"\\]|\\.)*"/s.exec(member)?.[0] ?? '';
  return [key, member.slice(key.length).trim().slice(1).trim()];
}
