/** A part of a value that its column's type has no place for: an unknown field, or one of another type. */
export interface LostPart {
  /** From the column's value on: names of fields, and positions in lists from 0. */
  readonly path: (string | number)[];
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * The place of a part inside the value of `column`: `user.address.street`, `items[0].price`. A name with other
 * characters stands in backticks, as in schemaHints.
 */
export function lostPath(column: string, path: LostPart['path']): string {
  const inside = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${quoted(step)}`));
  return quoted(column) + inside.join('');
}

const quoted = (name: string) =>
  plainName.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;

/** The place as a JSON string: the key it has in the rescued data. */
export const lostKey = (column: string, path: LostPart['path']): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(lostPath(column, path)));
