import {Suspense, useState} from 'react';
import {useLake} from '#/client/lake';
import {useSql} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {formatCount, formatWhen} from '#/ui/format';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import type {ActualColumn} from './columnKinds';
import {columnsSql} from './tableSql';

const unitWords = {
  session_key: 'by session',
  meeting_key: 'by meeting',
  table: 'as a whole',
} as const;

/** Size, version and habits of a table, in a row. */
export function TableFacts({table}: {readonly table: TableDefinition}) {
  const status = useLake((lake) => lake.status?.tables.find(({name}) => name === table.name));
  const [now] = useState(Date.now);
  return (
    <Stats>
      <Stat label="Rows" value={status ? formatCount(status.rows) : '–'} />
      <Stat label="Version" value={status ? formatCount(status.version) : '–'} />
      <Stat
        label="Last commit"
        value={status?.committedAt ? formatWhen(status.committedAt, now) : 'never'}
      />
      <Stat
        label="Columns"
        value={
          <Suspense fallback="–">
            <ColumnCount table={table} />
          </Suspense>
        }
      />
      <Stat
        label="Refreshed"
        value={table.layer === 'bronze' ? 'file by file' : unitWords[table.refreshUnit]}
      />
    </Stats>
  );
}

/** As many as there are now; before the first commit, as many as are defined. */
function ColumnCount({table}: {readonly table: TableDefinition}) {
  const actual = useSql<ActualColumn>(columnsSql(table.name), [table.name]);
  return formatCount(actual.length || Object.keys(table.columns).length);
}
