import {useMutation} from '@tanstack/react-query';
import {FileDown} from 'lucide-react';
import {toFailure} from '#/client/lake';
import {saveTable} from '#/client/saveTable';
import type {ExportFormat} from '#/contracts/export';
import type {TableName} from '#/lakehouse/define';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import styles from './TableScreen.module.css';

const formats: readonly {readonly format: ExportFormat; readonly label: string}[] = [
  {format: 'parquet', label: 'Export Parquet'},
  {format: 'csv', label: 'Export CSV'},
  {format: 'json', label: 'Export JSON'},
];

/** Saves the whole table to the reader's downloads. */
export function ExportButtons({table}: {readonly table: TableName}) {
  const saving = useMutation({
    mutationFn: (format: ExportFormat) => saveTable(table, format),
  });
  return (
    <div className={styles['export']}>
      {formats.map(({format, label}) => (
        <Button
          key={format}
          icon={format === 'parquet' && <FileDown />}
          busy={saving.isPending && saving.variables === format}
          disabled={saving.isPending && saving.variables !== format}
          onClick={() => saving.mutate(format)}
        >
          {label}
        </Button>
      ))}
      <p className={styles['saved']} role="status">
        {saving.data &&
          `Saved ${saving.data.fileName}: ${formatCounted(saving.data.rows, 'row')}, ${formatBytes(saving.data.bytes)}`}
      </p>
      {saving.error && <ErrorNotice failure={toFailure(saving.error)} />}
    </div>
  );
}
