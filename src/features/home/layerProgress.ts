import type {FlowProgress} from '#/contracts/engine';
import type {Layer} from '#/lakehouse/define';
import {isSettled} from './updateTotals';

export interface LayerProgress {
  readonly layer: Layer;
  readonly tables: number;
  /** Of them those that are done, one way or another. */
  readonly settled: number;
  /** Those that had nothing to do or were left out are not among them. */
  readonly written: number;
  readonly rows: number;
}

const layers: readonly Layer[] = ['bronze', 'silver', 'gold'];

/** An update, layer by layer; those that it has no table of are left out. */
export function layerProgress(flows: readonly FlowProgress[]): readonly LayerProgress[] {
  return layers
    .map((layer) => {
      const own = flows.filter((flow) => flow.layer === layer);
      return {
        layer,
        tables: own.length,
        settled: own.filter(isSettled).length,
        written: own.filter(({rowsWritten}) => rowsWritten > 0).length,
        rows: own.reduce((sum, {rowsWritten}) => sum + rowsWritten, 0),
      };
    })
    .filter(({tables}) => tables > 0);
}

/** Flows that a person must look at; those behind them are told with the run. */
export const failedFlows = (flows: readonly FlowProgress[]): readonly FlowProgress[] =>
  flows.filter(({state}) => state === 'FAILED');
