/** What OpenF1's JSON holds in a field. */
export type Field = string | number | boolean | null | readonly (number | null)[];

/** One flat object of an answer; keys in alphabetical order, as the API sends them since 2026. */
export type Row = Readonly<Record<string, Field>>;

/** Milliseconds as the API's seconds with three decimals. */
export const seconds = (ms: number): number => Math.round(ms) / 1000;
