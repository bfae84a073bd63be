import {useLake} from '#/client/lake';
import type {TableDefinition} from '#/lakehouse/define';
import {StoredSize} from './StoredSize';
import {storedName} from './sizeSql';
import {EmptyState} from '#/ui/EmptyState';

/** What a table of the pipeline takes. */
export function DefinedSize({table}: {readonly table: TableDefinition}) {
  const status = useLake((lake) => lake.status?.tables.find(({name}) => name === table.name));
  if (!status || status.version === 0)
    return (
      <EmptyState title="Nothing is stored yet">The table is written by the first run.</EmptyState>
    );
  return <StoredSize relation={storedName(table)} rows={status.rows} />;
}
