import {quoteName} from '#/base/quoteSql';
import type {ExportedFile, ExportFormat} from '#/contracts/engine';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import type {Lake} from '../lake/openLake';
import {exportSelect} from './exportSelect';
import {writeCsv} from './writeCsv';
import {writeJson} from './writeJson';
import {writeParquet} from './writeParquet';

/** A whole table as one file, written as the rows come. @throws AppError 'cancelled' | 'sql.invalid' */
export function exportTable(
  lake: Lake,
  {table, format}: {readonly table: TableName | QuarantineName; readonly format: ExportFormat},
  signal: AbortSignal,
): Promise<ExportedFile> {
  return lake.read(async (session, stop) => {
    const described = await session.rows(`DESCRIBE ${quoteName(table)}`);
    const columns = described.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }));
    const pieces = session.pieces(
      exportSelect(quoteName(table), columns),
      AbortSignal.any([signal, stop]),
    );
    const writers = {
      parquet: () => writeParquet(pieces, {metadata: {table, writer: 'LapLake'}}),
      csv: () => writeCsv(pieces),
      json: () => writeJson(pieces),
    } as const;
    const {blob, rows} = await writers[format]();
    return {fileName: `${table}.${format}`, blob, rows};
  });
}
