import {isEndpointName} from '#/domain/endpoints';
import {asksTooMuch, parseOpenf1Query} from '#/domain/simulator/openf1Query';
import {csv} from './csv';
import type {Dataset} from './dataset';

/** What goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const detail = (status: number, text: string): Answer => json(status, {detail: text});

function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify(value),
  };
}

/** Texts as recorded from the API. */
export const tooMuchData = detail(
  422,
  "Failed to retrieve information. You're likely asking for too much data at once.",
);
export const liveSession = detail(
  401,
  'Live F1 session in progress. Global API access (including past sessions) is restricted to authenticated users until the session ends.',
);
export const overloaded: Answer = {
  status: 503,
  headers: {'content-type': 'text/plain'},
  body: 'Service Unavailable',
};
export const serverError: Answer = {
  status: 500,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body: '<html><head><title>500 Server Error</title></head><body><h1>500 Server Error</h1><pre>Traceback (most recent call last):\n  File "query_api/app.py", line 1, in endpoint\nValueError: No valid operator found</pre></body></html>',
};

/** `retryAfterS` null sends no Retry-After. */
export function rateLimited(limit: string, retryAfterS: number | null): Answer {
  const text = `Rate limit exceeded. Max ${limit}.`;
  const headers = retryAfterS === null ? undefined : {'retry-after': String(retryAfterS)};
  return json(429, {detail: text, error: 'Too Many Requests'}, headers);
}

/** The API's answer to a path below its base (`laps`) and a raw query string. */
export function answer(dataset: Dataset, path: string, query: string): Answer {
  if (!isEndpointName(path)) return detail(404, 'Not Found');
  const parsed = parseOpenf1Query(query, dataset.latest);
  if (!parsed) return serverError;
  if (asksTooMuch(path, parsed)) return tooMuchData;
  const found = [...dataset.rows(path, parsed)].filter(({row}) => parsed.matches(row));
  if (found.length === 0) return detail(404, 'No results found.');
  if (!parsed.csv)
    return {
      status: 200,
      headers: {'content-type': 'application/json'},
      body: `[${found.map(({text}) => text).join(',')}]`,
    };
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename=${path}.csv`,
    },
    body: csv(found.map(({row}) => row)),
  };
}
