import {type Port, serve} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {createHandlers} from './handlers';

const emit = serve<EngineApi, EngineEvent>(
  self as unknown as Port,
  createHandlers((event) => emit(event)),
  (value) => (hasArrow(value) ? [value.arrow.buffer] : []),
);

function hasArrow(value: unknown): value is {readonly arrow: Uint8Array<ArrayBuffer>} {
  return typeof value === 'object' && value !== null && 'arrow' in value;
}
