import type {EndpointName} from '#/domain/endpoints';

/**
 * Asks one source for one endpoint. `query` is the query string without the question mark, in OpenF1's
 * syntax (`session_key=9606&driver_number=4`). Answers with any HTTP status; rejects only when no answer
 * came (network fault, or AbortError when `signal` fired).
 */
export type Transport = (
  endpoint: EndpointName,
  query: string,
  signal: AbortSignal,
) => Promise<Response>;
