import type {LakeStatus} from '#/contracts/engine';
import {engine} from './engine';
import {useLake, withStatus} from './lake';

/** The whole configuration, as pipeline_config.json holds it. @throws AppError 'config.invalid' */
export async function saveConfig(text: string): Promise<LakeStatus> {
  const status = await engine.applyConfig({text});
  useLake.setState((lake) => withStatus(lake, status), true);
  return status;
}
