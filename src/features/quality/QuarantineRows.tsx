import {useMutation, useQuery} from '@tanstack/react-query';
import {FileDown, X} from 'lucide-react';
import {useMemo, useState} from 'react';
import {toFailure} from '#/client/lake';
import {saveTable} from '#/client/saveTable';
import {querySql} from '#/client/useSql';
import type {ExportFormat} from '#/contracts/export';
import type {TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import {Button} from '#/ui/Button';
import {ChipGroup} from '#/ui/ChipGroup';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import {PagedTable, type RowSource} from '#/ui/PagedTable';
import {Panel} from '#/ui/Panel';
import type {DataColumn, TableRow} from '#/ui/tableModel';
import styles from './Quality.module.css';
import {
  quarantineOf,
  quarantinePageSql,
  type QuarantineTotal,
  type ReasonCount,
  reasonsSql,
} from './quarantineSql';

interface QuarantineRowsProps {
  readonly total: QuarantineTotal;
  readonly onClose: () => void;
}

/** A quarantine's rows with the rules they broke, of one rule or all, and its export. */
export function QuarantineRows({total, onClose}: QuarantineRowsProps) {
  const {table} = total;
  const [rule, setRule] = useState<string | null>(null);
  const reasons = useQuery({
    queryKey: ['quarantine reasons', table, total.rows, total.newest],
    queryFn: async ({signal}) => (await querySql<ReasonCount>(reasonsSql(table), {signal})).rows,
  });
  return (
    <Panel
      title={quarantineOf(table)}
      actions={<Button kind="quiet" iconOnly aria-label="Close" icon={<X />} onClick={onClose} />}
    >
      {total.rows === 0 ? (
        <p className={styles['muted']}>No row is kept here now.</p>
      ) : (
        <div className={styles['details']}>
          {reasons.error && <ErrorNotice failure={toFailure(reasons.error)} />}
          <div className={styles['head']}>
            <Reasons reasons={reasons.data ?? []} total={total.rows} rule={rule} onRule={setRule} />
            <Export table={table} />
          </div>
          <Rows
            total={total}
            rule={rule}
            rowCount={reasons.data?.find((one) => one.rule === rule)?.rows ?? total.rows}
          />
        </div>
      )}
    </Panel>
  );
}

interface ReasonsProps {
  readonly reasons: readonly ReasonCount[];
  readonly total: number;
  /** Null for all. */
  readonly rule: string | null;
  readonly onRule: (rule: string | null) => void;
}

function Reasons({reasons, total, rule, onRule}: ReasonsProps) {
  return (
    <ChipGroup<string | null>
      label="Rule that was broken"
      value={rule}
      onChange={onRule}
      chips={[
        {value: null, name: 'All', count: total},
        ...reasons.map((one) => ({value: one.rule, name: one.rule, count: one.rows})),
      ]}
    />
  );
}

interface RowsProps {
  readonly total: QuarantineTotal;
  readonly rule: string | null;
  readonly rowCount: number;
}

function Rows({total: {table, rows, newest}, rule, rowCount}: RowsProps) {
  const columns = useMemo(() => quarantineColumns(table), [table]);
  const source = useMemo(
    (): RowSource => ({
      key: ['quarantine', table, rule, rows, newest].join(' '),
      rowCount,
      getRows: async ({signal, ...page}) =>
        (await querySql<TableRow>(quarantinePageSql(table, rule, page), {signal})).rows,
    }),
    [table, rule, rows, newest, rowCount],
  );
  return (
    <div className={styles['rows']}>
      <PagedTable label={`Rows of ${quarantineOf(table)}`} columns={columns} source={source} />
    </div>
  );
}

function quarantineColumns(table: TableName): readonly DataColumn[] {
  const declared = Object.entries(findTable(table)?.columns ?? {});
  return [
    {
      name: '_failed_expectations',
      type: 'VARCHAR[]',
      doc: 'The rules that keep it out',
      width: 260,
    },
    {name: '_quarantined_timestamp', type: 'TIMESTAMP', doc: 'When it was put here'},
    ...declared.map(([name, {type, doc, unit}]) => ({name, type, doc: `${doc} (${unit})`})),
  ];
}

const formats: readonly {readonly format: ExportFormat; readonly label: string}[] = [
  {format: 'parquet', label: 'Export Parquet'},
  {format: 'csv', label: 'Export CSV'},
];

function Export({table}: {readonly table: TableName}) {
  const saving = useMutation({
    mutationFn: (format: ExportFormat) => saveTable(quarantineOf(table), format),
  });
  return (
    <div className={styles['export']}>
      {formats.map(({format, label}) => (
        <Button
          key={format}
          icon={<FileDown />}
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
