import type {EndpointName} from '#/domain/endpoints';
import {warn} from '../columns';
import {type BronzeTable, bronzeMetadata, type Column} from '../define';

const noRescuedData = warn(
  'no_rescued_data',
  '_rescued_data is null',
  'Every delivered value fitted the type of its column',
);

/** A bronze table: the endpoint's columns as the API is known to deliver them, then the autoloader's own. */
export function bronzeTable(
  endpoint: EndpointName,
  doc: string,
  columns: Readonly<Record<string, Column>>,
): BronzeTable {
  return {
    layer: 'bronze',
    name: `bronze_${endpoint}`,
    endpoint,
    doc,
    columns: {...columns, ...bronzeMetadata},
    expectations: [noRescuedData],
  };
}

/** The endpoint's own columns, without those the autoloader adds. */
export function deliveredColumns(table: BronzeTable): Readonly<Record<string, Column>> {
  return Object.fromEntries(
    Object.entries(table.columns).filter(([name]) => !(name in bronzeMetadata)),
  );
}
