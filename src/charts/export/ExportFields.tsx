import type {ExportFormat, FileOptions, ParquetCompression} from '#/contracts/export';
import {Checkbox} from '#/ui/Checkbox';
import {Select} from '#/ui/Select';
import styles from './Export.module.css';

const formats: readonly {readonly value: ExportFormat; readonly label: string}[] = [
  {value: 'parquet', label: 'Parquet'},
  {value: 'csv', label: 'CSV'},
  {value: 'json', label: 'JSON, one array'},
  {value: 'ndjson', label: 'JSON, one object a line'},
  {value: 'arrow', label: 'Arrow IPC (Feather)'},
];
const compressions: readonly {readonly value: ParquetCompression; readonly label: string}[] = [
  {value: 'zstd', label: 'ZSTD: smallest'},
  {value: 'snappy', label: 'Snappy: read by everything'},
  {value: 'none', label: 'None'},
];
const groups = [
  {value: '122880', label: '122,880 rows'},
  {value: '20480', label: '20,480 rows'},
  {value: '524288', label: '524,288 rows'},
  {value: '1048576', label: '1,048,576 rows'},
] as const;

interface ExportFieldsProps {
  readonly options: FileOptions;
  readonly onChange: (options: FileOptions) => void;
}

/** The format, and what can be chosen of it. */
export function ExportFields({options, onChange}: ExportFieldsProps) {
  const set = (change: Partial<FileOptions>) => onChange({...options, ...change});
  return (
    <div className={styles['fields']}>
      <Select
        label="Format"
        value={options.format}
        options={formats}
        onChange={(format) => set({format})}
      />
      {options.format === 'parquet' && (
        <>
          <Select
            label="Compression"
            value={options.compression}
            options={compressions}
            onChange={(compression) => set({compression})}
          />
          <Select
            label="Row groups of at most"
            value={String(options.rowsPerGroup)}
            options={groups}
            onChange={(rows) => set({rowsPerGroup: Number(rows)})}
          />
          <Checkbox
            checked={options.hasStatistics}
            onChange={(hasStatistics) => set({hasStatistics})}
            hint="Readers skip row groups by them."
          >
            Statistics
          </Checkbox>
        </>
      )}
      {options.format === 'csv' && (
        <Checkbox
          checked={options.isFormulaSafe}
          onChange={(isFormulaSafe) => set({isFormulaSafe})}
          hint="A text that begins with = + - @, tab or return gets an apostrophe before it. Numbers stay numbers. Switch it off for programs that read CSV."
        >
          Safe for spreadsheets
        </Checkbox>
      )}
    </div>
  );
}
