import type {LakeStatus} from '#/contracts/engine';
import type {PipelineSettings} from '#/contracts/pipeline';
import {engine} from './engine';
import {useLake, withStatus} from './lake';

/** How the pipeline runs; what is absent stays as it is. @throws AppError 'pipeline.request' */
export async function savePipelineSettings(request: PipelineSettings): Promise<LakeStatus> {
  const status = await engine.setPipelineSettings(request);
  useLake.setState((lake) => withStatus(lake, status), true);
  return status;
}
