/** What a text of hints turned out not to be; `at` counts characters from 0. */
export class HintFault extends Error {
  readonly at: number;

  constructor(at: number, problem: string) {
    super(problem);
    this.at = at;
  }
}

/** Reads a text from left to right, spaces skipped. */
export interface HintReader {
  /** Where the next token begins. */
  readonly at: () => number;
  readonly isAtEnd: () => boolean;
  /** Takes `token` when it comes next. */
  readonly takes: (token: string) => boolean;
  /** Takes what matches at this place, without regard to case, or answers null. */
  readonly match: (pattern: RegExp) => string | null;
  /** What comes next, for messages. */
  readonly next: () => string;
}

export function hintReader(text: string): HintReader {
  let place = 0;
  const at = () => {
    while (/\s/.test(text[place] ?? '')) place += 1;
    return place;
  };
  const match = (pattern: RegExp) => {
    const sticky = new RegExp(pattern.source, 'iyu');
    sticky.lastIndex = at();
    const found = sticky.exec(text)?.[0];
    if (found === undefined) return null;
    place += found.length;
    return found;
  };
  return {
    at,
    match,
    isAtEnd: () => at() >= text.length,
    takes(token) {
      if (!text.startsWith(token, at())) return false;
      place += token.length;
      return true;
    },
    next: () =>
      at() >= text.length ? 'the end' : (/^(?:\w+|.)/su.exec(text.slice(place))?.[0] ?? ''),
  };
}
