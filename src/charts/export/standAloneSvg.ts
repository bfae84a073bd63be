/** A part of a picture: an SVG element's text or an image, at its place in pixels. */
export interface PicturePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** An `<svg>` element, serialised. */
  readonly markup?: string;
  /** An image as a data URL: what a canvas shows. */
  readonly image?: string;
}

export interface PictureSpec {
  readonly title: string;
  readonly width: number;
  readonly parts: readonly PicturePart[];
  readonly background: string;
  readonly ink: string;
  /** CSS font families. */
  readonly font: string;
  /** The value of a CSS expression such as `var(--text)` where the picture stands. */
  readonly resolve: (expression: string) => string;
}

const pad = 16;
const titleSize = 14;
const lineHeight = 20;

/** The end of a call that begins at `from`, behind its closing parenthesis; -1 when it has none. */
function endOfCall(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] !== ')') continue;
    depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

/** Text in which every `var(…)` and `light-dark(…)`, however nested, is replaced by its value. */
export function withoutCssVariables(text: string, resolve: (expression: string) => string): string {
  const known = new Map<string, string>();
  let out = '';
  let done = 0;
  for (const {index} of text.matchAll(/\b(?:var|light-dark)\(/g)) {
    const end = index < done ? -1 : endOfCall(text, index);
    if (end < 0) continue;
    const call = text.slice(index, end);
    const value = known.get(call) ?? resolve(call);
    known.set(call, value);
    out += text.slice(done, index) + value;
    done = end;
  }
  return out + text.slice(done);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A title in lines that fit; the width of a letter is taken to be little more than half its height. */
export function titleLines(title: string, width: number): readonly string[] {
  const most = Math.max(10, Math.floor(width / (titleSize * 0.56)));
  return title.split(/\s+/).reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < most
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word];
  }, []);
}

function partMarkup(part: PicturePart, top: number): string {
  const {x, y, width, height, markup, image} = part;
  const place = `x="${x + pad}" y="${y + top}" width="${width}" height="${height}"`;
  if (image !== undefined) return `<image ${place} href="${image}"/>`;
  return `<svg ${place} overflow="visible">${markup ?? ''}</svg>`;
}

/**
 * A picture of at least one part as an SVG file that needs nothing else: its title above it, colours as they are
 * shown, a ground.
 */
export function standAloneSvg(spec: PictureSpec): string {
  const {title, parts, background, ink, font, resolve} = spec;
  const lines = titleLines(title, spec.width);
  const above = Math.min(...parts.map(({y}) => y));
  const below = Math.max(...parts.map((part) => part.y + part.height));
  const top = pad + lines.length * lineHeight + pad / 2 - above;
  const [width, height] = [Math.ceil(spec.width + 2 * pad), Math.ceil(below + top + pad)];
  const heading = lines.map(
    (line, at) =>
      `<text x="${pad}" y="${pad + titleSize + at * lineHeight}" font-size="${titleSize}" font-weight="600" fill="${ink}">${escaped(line)}</text>`,
  );
  const body = parts.map((part) => withoutCssVariables(partMarkup(part, top), resolve));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}" color="${ink}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...heading,
    ...body,
    '</svg>',
  ].join('\n');
}
