import type {Handlers} from '#/base/rpc/rpc';
import type {EngineEvent} from '#/contracts/engine';
import type {ExportApi, ExportProgress} from '#/contracts/export';
import type {EngineHost} from './engineHost';
import {exportFile} from './export/exportFile';
import {exportSize} from './export/exportSize';
import type {Turns} from './turns';

/** The share of exports in the engine's contract. */
export function exportHandlers(
  {engine}: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<ExportApi> {
  const tell = (progress: ExportProgress) => emit({kind: 'export', progress});
  return {
    exportFile: async (request, {signal}) => {
      const {lake, volume, manifest} = await engine();
      return exportFile({lake, volume, manifest, turns, tell}, request, signal);
    },
    exportSize: async (request, {signal}) => exportSize(await engine(), request, signal),
  };
}
