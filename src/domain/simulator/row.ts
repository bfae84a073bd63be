/** What OpenF1's JSON holds in a field. */
export type Field = string | number | boolean | null | readonly (number | null)[];

/** One flat object of an answer; its keys come in the same order in every row of an endpoint. */
export type Row = Readonly<Record<string, Field>>;

/** Milliseconds as the API's seconds with three decimals. */
export const seconds = (ms: number): number => Math.round(ms) / 1000;
