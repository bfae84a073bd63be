/** What can be named in a statement. Names are as they are, not quoted. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  /** Null where there is none. */
  readonly unit: string | null;
  readonly doc: string | null;
}

export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly doc: string | null;
  readonly columns: readonly CatalogColumn[];
}

export interface CatalogFunction {
  readonly name: string;
  readonly kind: 'scalar' | 'aggregate' | 'table' | 'macro';
  /** `(text, number)`, or empty when nothing is known. */
  readonly parameters: string;
  readonly doc: string | null;
}

export interface Catalog {
  /** The schema whose tables need no schema before their name. */
  readonly schema: string;
  readonly tables: readonly CatalogTable[];
  readonly functions: readonly CatalogFunction[];
}

export const emptyCatalog: Catalog = {schema: '', tables: [], functions: []};

/** A table by its name, with or without its schema; case does not count. */
export function findCatalogTable(
  {tables, schema}: Catalog,
  name: readonly string[],
): CatalogTable | undefined {
  const [own, within] = name.map((part) => part.toLowerCase()).toReversed();
  const named = tables.filter((table) => table.name.toLowerCase() === own);
  return within === undefined
    ? (named.find((table) => table.schema === schema) ?? named[0])
    : named.find((table) => table.schema.toLowerCase() === within);
}
