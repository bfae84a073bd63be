import {useMutation} from '@tanstack/react-query';
import {FileDown} from 'lucide-react';
import {toFailure} from '#/client/lake';
import {type QueryFormat, saveQuery} from '#/client/saveQuery';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {type CatalogTable, relationName} from './catalogTables';
import styles from './TableScreen.module.css';

const formats: readonly {readonly format: QueryFormat; readonly label: string}[] = [
  {format: 'parquet', label: 'Export Parquet'},
  {format: 'csv', label: 'Export CSV'},
  {format: 'json', label: 'Export JSON'},
];

/** Saves all rows of a table or view that the pipeline does not make. */
export function QueryExport({table}: {readonly table: CatalogTable}) {
  const saving = useMutation({
    mutationFn: (format: QueryFormat) =>
      saveQuery({sql: `SELECT * FROM ${relationName(table)}`, format, fileName: table.id}),
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
        {saving.isSuccess && 'Saved.'}
      </p>
      {saving.error && <ErrorNotice failure={toFailure(saving.error)} />}
    </div>
  );
}
