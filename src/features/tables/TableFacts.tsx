import {useState} from 'react';
import {useLake} from '#/client/lake';
import type {TableDefinition} from '#/lakehouse/define';
import {formatCount, formatWhen} from '#/ui/format';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';

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
      <Stat label="Columns" value={formatCount(Object.keys(table.columns).length)} />
      <Stat
        label="Refreshed"
        value={table.layer === 'bronze' ? 'file by file' : unitWords[table.refreshUnit]}
      />
    </Stats>
  );
}
