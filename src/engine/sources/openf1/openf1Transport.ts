import type {Transport} from '#/engine/sources/transport';

/** Asks the OpenF1 API. `baseUrl` with or without its version: `/v1` is added where missing. */
export function openf1Transport(baseUrl: string): Transport {
  const base = versionedBase(baseUrl);
  return (endpoint, query, signal) =>
    fetch(`${base}/${endpoint}?${query}`, {signal, credentials: 'omit', cache: 'no-store'});
}

export function versionedBase(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, '');
  return base.endsWith('/v1') ? base : `${base}/v1`;
}
