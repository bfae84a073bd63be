import type * as parquetWasm from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import {AppError} from '#/base/errors';

export type ParquetModule = typeof parquetWasm;

let loading: Promise<ParquetModule> | null = null;

/**
 * The Parquet writer, fetched on first use; a failure is forgotten, so that the next try may succeed.
 * `wasm` replaces the app's own file where there is no origin to fetch from.
 * @throws AppError 'internal' when it cannot be fetched or compiled
 */
export function loadParquet(wasm: parquetWasm.InitInput = wasmUrl): Promise<ParquetModule> {
  loading ??= instantiate(wasm).catch((cause: unknown) => {
    loading = null;
    throw new AppError('internal', 'The Parquet writer could not be loaded', {cause});
  });
  return loading;
}

async function instantiate(wasm: parquetWasm.InitInput): Promise<ParquetModule> {
  const parquet = await import('parquet-wasm/esm');
  await parquet.default({module_or_path: wasm});
  return parquet;
}
