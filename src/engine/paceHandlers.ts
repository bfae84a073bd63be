import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {PaceApi} from '#/contracts/pace';
import type {EngineHost} from './engineHost';
import {paceSchema} from './storage/paceSetting';

/** The share of the engine's contract that is about how quickly a source is asked. */
export function paceHandlers({engine}: EngineHost): Handlers<PaceApi> {
  return {
    pace: async () => (await engine()).pace.now(),
    async setPace(request) {
      const read = paceSchema.safeParse(request);
      if (!read.success)
        throw new AppError('config.invalid', 'A pace is a whole number of requests from 1');
      const {pace} = await engine();
      await pace.keep(read.data);
      return pace.now();
    },
  };
}
