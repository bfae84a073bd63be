import {expect, test} from 'vitest';
import type {FlowProgress, FlowState} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {layerProgress, failedFlows} from './layerProgress';

const flow = (table: TableName, state: FlowState, rowsWritten = 0): FlowProgress => ({
  table,
  layer: table.startsWith('gold') ? 'gold' : 'bronze',
  state,
  plan: '',
  rowsWritten,
  rowsDropped: 0,
  rescuedRows: 0,
  ms: 0,
  expectations: [],
  failure: null,
});
const flows = [
  flow('bronze_laps', 'COMPLETED', 90),
  flow('bronze_pit', 'COMPLETED'),
  flow('gold_pace', 'FAILED'),
  flow('gold_pit', 'RUNNING', 4),
];

test('an update is told layer by layer, without those it does not have', () =>
  expect(layerProgress(flows)).toEqual([
    {layer: 'bronze', tables: 2, settled: 2, written: 1, rows: 90},
    {layer: 'gold', tables: 2, settled: 1, written: 1, rows: 4},
  ]));

test('what failed is told by name', () =>
  expect(failedFlows(flows).map(({table}) => table)).toEqual(['gold_pace']));
