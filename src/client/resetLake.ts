import {engine} from './engine';
import {forgetPageKept} from './pageKept';

/**
 * Deletes everything LapLake keeps, and begins anew on Home. The lake goes first: interrupted, saved queries are left
 * and nothing else. @throws AppError 'config.invalid' when `catalog` is not the lake's name | 'lake.busy'
 */
export async function resetEverything(catalog: string): Promise<void> {
  await engine.resetLake({catalog});
  forgetPageKept();
  location.replace('/');
}
