/** A sponsor's token, held as long as the engine lives and never stored. */
export interface Sponsor {
  readonly token: () => string | null;
  use(token: string | null): void;
  /** The text without the token, should a server repeat it. */
  readonly redacted: (text: string) => string;
}

export function createSponsor(): Sponsor {
  let held: string | null = null;
  return {
    token: () => held,
    use(token) {
      held = token;
    },
    redacted: (text) => (held === null ? text : text.replaceAll(held, '•••')),
  };
}
