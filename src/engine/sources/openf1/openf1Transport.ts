import type {Transport} from '#/engine/sources/transport';

/**
 * Asks the OpenF1 API. `baseUrl` with or without its version: `/v1` is added where missing. With a sponsor's token, which
 * is asked for each time, as its sponsor.
 */
export function openf1Transport(
  baseUrl: string,
  token: () => string | null = () => null,
): Transport {
  const base = versionedBase(baseUrl);
  return (endpoint, query, signal) => {
    const bearer = token();
    return fetch(`${base}/${endpoint}?${query}`, {
      signal,
      credentials: 'omit',
      cache: 'no-store',
      ...(bearer !== null && {headers: {authorization: `Bearer ${bearer}`}}),
    });
  };
}

export function versionedBase(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, '');
  return base.endsWith('/v1') ? base : `${base}/v1`;
}
