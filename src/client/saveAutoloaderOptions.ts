import type {EngineApi, LakeStatus} from '#/contracts/engine';
import {engine} from './engine';
import {useLake, withStatus} from './lake';

/** Options of the autoloader for one table or all. @throws AppError 'config.invalid' */
export async function saveAutoloaderOptions(
  request: Parameters<EngineApi['setAutoloaderOptions']>[0],
): Promise<LakeStatus> {
  const status = await engine.setAutoloaderOptions(request);
  useLake.setState((lake) => withStatus(lake, status), true);
  return status;
}
