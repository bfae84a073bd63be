import {useQuery} from '@tanstack/react-query';
import {type Lake, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';

/** A table or view as the database has it now. */
export interface Relation {
  /** Null for the lake's own schema. */
  readonly schema: string | null;
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** As the database estimates it; null for a view. */
  readonly rows: number | null;
}

/** A column as the database has it now. */
export interface LiveColumn {
  readonly schema: string | null;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** What somebody noted by COMMENT ON. */
  readonly comment: string | null;
}

const own = "database_name = current_database() AND schema_name <> 'stored'";
const schema = 'nullif(schema_name, current_schema()) AS "schema"';

/** Every table and view; without the schema `stored`, which bronze views read. */
export const relationsSql = `SELECT ${schema}, table_name AS name, 'table' AS kind, estimated_size::DOUBLE AS rows
FROM duckdb_tables() WHERE ${own} AND NOT internal
UNION ALL
SELECT ${schema}, view_name, 'view', NULL FROM duckdb_views() WHERE ${own} AND NOT internal
ORDER BY 1 NULLS FIRST, 2`;

/** The columns of tables and views that no definition tells of: those outside the lake's own schema. */
export const liveColumnsSql = `SELECT ${schema}, table_name AS "table", column_name AS name, data_type AS type, comment
FROM duckdb_columns() WHERE ${own} AND NOT internal AND schema_name <> current_schema()
ORDER BY schema_name, table_name, column_index`;

/** Changes when tables may have come or gone. */
function lakeMark({status, update, scratchWrites}: Lake): string {
  const written = status?.tables.map(({version}) => version > 0).join();
  return [update?.updateId, update?.state, scratchWrites, written].join(' ');
}

interface Relations {
  readonly relations: readonly Relation[];
  readonly columns: readonly LiveColumn[];
  /** Whether the database has told. */
  readonly isKnown: boolean;
}

const none: Relations = {relations: [], columns: [], isKnown: false};

/** What the database has now; empty until it is known. Asked again whenever it is shown anew. */
export function useRelations(): Relations {
  const mark = useLake(lakeMark);
  const isOpen = useLake(({phase}) => phase === 'open');
  const {data} = useQuery({
    queryKey: ['relations', mark],
    queryFn: async ({signal}): Promise<Relations> => {
      const [relations, columns] = await Promise.all([
        querySql<Relation>(relationsSql, {signal}),
        querySql<LiveColumn>(liveColumnsSql, {signal}),
      ]);
      return {relations: relations.rows, columns: columns.rows, isKnown: true};
    },
    enabled: isOpen,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  return data ?? none;
}
