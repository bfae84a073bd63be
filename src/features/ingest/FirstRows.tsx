import {useQuery} from '@tanstack/react-query';
import {toFailure} from '#/client/lake';
import {firstRows} from '#/client/tableImports';
import type {TableFile, TableInFile} from '#/contracts/imports';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCell, shortType} from '#/ui/formatCell';
import {Skeleton} from '#/ui/Skeleton';
import {SmallTable} from '#/ui/SmallTable';

interface FirstRowsProps {
  readonly opened: TableFile;
  readonly at: number;
  readonly table: TableInFile;
}

/** A table's columns with their types and its first rows, before it is brought in. */
export function FirstRows({opened: {fileId}, at, table}: FirstRowsProps) {
  const rows = useQuery({
    queryKey: ['first rows', fileId, at],
    queryFn: ({signal}) => firstRows(fileId, at, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (rows.isPending) return <Skeleton lines={5} />;
  if (rows.error) return <ErrorNotice failure={toFailure(rows.error)} />;
  const {columns, rows: found} = rows.data;
  return (
    <SmallTable
      label="First rows"
      columns={table.columns.map(({name, type}, place) => ({
        id: `${place} ${name}`,
        label: (
          <>
            {name} <small>{shortType(type)}</small>
          </>
        ),
        render: ({row}: {readonly row: Readonly<Record<string, unknown>>}) =>
          formatCell(row[columns[place]?.name ?? name], columns[place]?.type ?? type) ?? (
            <i>NULL</i>
          ),
      }))}
      rows={found.slice(0, 8).map((row, place) => ({row, place}))}
      rowKey={({place}) => place}
    />
  );
}
