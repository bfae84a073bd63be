/** The texts of the objects in a JSON array of flat objects, as they stand. The array must be valid JSON. */
export function* objectTexts(json: string): Iterable<string> {
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const code = json.charCodeAt(i);
    if (inString) {
      if (code === backslash) i += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === open) {
      if (depth === 0) start = i;
      depth += 1;
    } else if (code === close) {
      depth -= 1;
      if (depth === 0) yield json.slice(start, i + 1);
    }
  }
}

const quote = 34;
const backslash = 92;
const open = 123;
const close = 125;
