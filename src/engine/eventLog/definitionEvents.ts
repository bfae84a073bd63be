import type {TableDefinition} from '#/lakehouse/define';
import {holdsInWords} from '#/lakehouse/expectations';
import type {PipelineEvent} from './pipelineEvents';

/** What a table is; told when it is new or has changed. */
export function datasetDefinition(table: TableDefinition, updateId: string): PipelineEvent {
  const isStreaming = table.layer !== 'gold';
  return {
    type: 'dataset_definition',
    level: 'INFO',
    message: `Dataset '${table.name}' is defined.`,
    of: {updateId, flow: table.name},
    details: {
      dataset_type: isStreaming ? 'STREAMING_TABLE' : 'MATERIALIZED_VIEW',
      comment: table.doc,
      schema: schemaOf(table),
      ...(table.layer !== 'bronze' && {key: table.key, refresh_unit: table.refreshUnit}),
      expectations: table.expectations.map((rule) => ({
        name: rule.name,
        kind: rule.kind,
        action: rule.onViolation,
        constraint: holdsInWords(rule),
        comment: rule.doc,
      })),
    },
  };
}

/** What a table is made from: its lineage. Told when it is new or has changed. */
export function flowDefinition(table: TableDefinition, updateId: string): PipelineEvent {
  const isBronze = table.layer === 'bronze';
  const inputs = isBronze ? [] : table.inputs;
  return {
    type: 'flow_definition',
    level: 'INFO',
    message: `Flow '${table.name}' is defined as ${flowType[table.layer]}.`,
    of: {updateId, flow: table.name},
    details: {
      output_dataset: table.name,
      input_datasets: inputs.map((name) => ({name})),
      ...(isBronze && {input_files: `staging/${table.endpoint}`}),
      flow_type: flowType[table.layer],
      schema: schemaOf(table),
      ...(!isBronze && {explain: table.sql, views: table.views?.map(({name}) => name) ?? []}),
    },
  };
}

const flowType = {bronze: 'APPEND', silver: 'CHANGE', gold: 'COMPLETE'} as const;

const schemaOf = ({columns}: TableDefinition) =>
  Object.entries(columns).map(([name, {type, doc, unit}]) => ({
    name,
    data_type: type,
    unit,
    comment: doc,
  }));
