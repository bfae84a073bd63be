import {AppError} from '#/base/errors';
import {readThrift, type ThriftValue} from './thrift';

/**
 * What a column of Parquet is beyond what Arrow tells of it. interval: three numbers that Arrow reads without the
 * first, the months.
 */
export type LeafKind = 'plain' | 'uuid' | 'time-utc' | 'int96' | 'interval';

const footerTail = 8;
const mostFooterBytes = 64 * 2 ** 20;

/** The kinds of a file's columns, those inside lists and structs each by itself, in their order. @throws AppError 'import.refused' */
export async function parquetLeaves(file: Blob): Promise<readonly LeafKind[]> {
  const tail = new DataView(await file.slice(-footerTail).arrayBuffer());
  const length = tail.byteLength === footerTail ? tail.getUint32(0, true) : 0;
  const isParquet = tail.byteLength === footerTail && tail.getUint32(4, false) === 0x50415231;
  if (!isParquet || length > mostFooterBytes || length + footerTail > file.size)
    throw new AppError(
      'import.refused',
      'The Parquet file is cut short or encrypted: its end is not there. Copy it again',
    );
  const end = file.size - footerTail;
  const bytes = new Uint8Array(await file.slice(end - length, end).arrayBuffer());
  return leavesOf(bytes);
}

/** Fields of Parquet's FileMetaData and SchemaElement, by their numbers in its Thrift definition. */
const schemaField = 2;
const element = {type: 1, children: 5, converted: 6, logical: 10} as const;
const physicalInt96 = 3;
const convertedInterval = 21;
const logical = {time: 7, uuid: 14} as const;
const isAdjustedToUtc = 1;

function leavesOf(footer: Uint8Array): readonly LeafKind[] {
  const schema = readThrift(footer, schemaField).get(schemaField);
  if (!Array.isArray(schema))
    throw new AppError('import.refused', 'The Parquet file has no schema');
  return schema.slice(1).flatMap((one) => {
    if (!(one instanceof Map)) return [];
    return Number(one.get(element.children) ?? 0) > 0 ? [] : [kindOf(one)];
  });
}

function kindOf(leaf: ReadonlyMap<number, ThriftValue>): LeafKind {
  const meaning = leaf.get(element.logical);
  if (meaning instanceof Map) {
    if (meaning.has(logical.uuid)) return 'uuid';
    const time = meaning.get(logical.time);
    if (time instanceof Map && time.get(isAdjustedToUtc) === true) return 'time-utc';
  }
  if (leaf.get(element.type) === physicalInt96) return 'int96';
  return leaf.get(element.converted) === convertedInterval ? 'interval' : 'plain';
}
