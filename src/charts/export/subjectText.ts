import type {ExportFormat, ExportSubject, FileOptions} from '#/contracts/export';

const formatNames: Readonly<Record<ExportFormat, string>> = {
  parquet: 'Parquet',
  csv: 'CSV',
  json: 'JSON',
  ndjson: 'JSON lines',
  arrow: 'Arrow',
};

/** What an export is of, as people would call it. */
export function subjectText(subject: ExportSubject, {format}: FileOptions): string {
  switch (subject.kind) {
    case 'table':
      return `${subject.table} as ${formatNames[format]}`;
    case 'query':
      return `${subject.name} as ${formatNames[format]}`;
    case 'layer':
      return `${subject.layer === 'all' ? 'All tables' : `Tables of ${subject.layer}`} as ${formatNames[format]}`;
    case 'lake':
      return 'The lake as a DuckDB file';
    default:
      return [
        'Staged files',
        subject.endpoint && `of ${subject.endpoint}`,
        subject.sessionKey !== null && `of session ${subject.sessionKey}`,
      ]
        .filter(Boolean)
        .join(' ');
  }
}
