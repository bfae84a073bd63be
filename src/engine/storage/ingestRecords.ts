import {z} from 'zod';
import type {ErrorCode} from '#/base/errors';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {openKeyValue} from './keyValue';
import {databaseName} from './manifest';
import {format} from './versioned';

const requestSchema = z.object({
  id: z.string(),
  endpoint: z.custom<EndpointName>((name) => typeof name === 'string' && isEndpointName(name)),
  query: z.string(),
  sessionKey: z.int().nullable(),
  estimatedBytes: z.number(),
  state: z.enum(['queued', 'running', 'staged', 'unchanged', 'empty', 'failed']),
  bytes: z.number(),
  attempts: z.int(),
  failure: z
    .object({code: z.custom<ErrorCode>((code) => typeof code === 'string'), message: z.string()})
    .readonly()
    .nullable(),
});
const headerSchema = z.object({
  ingestId: z.string(),
  source: z.enum(['sample', 'openf1']),
  state: z.enum(['running', 'failed', 'cancelled']),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Start and end of the sessions, in epoch milliseconds: where to cut requests that ask too much. */
  sessions: z
    .array(z.object({sessionKey: z.int(), start: z.number(), end: z.number()}).readonly())
    .readonly(),
});

export type StoredRequest = Readonly<z.infer<typeof requestSchema>>;
export type IngestHeader = Readonly<z.infer<typeof headerSchema>>;
export interface StoredIngest {
  readonly header: IngestHeader;
  /** In the order of the plan. */
  readonly requests: readonly StoredRequest[];
}

/** The one ingest that was begun and not completed. */
export interface IngestRecords {
  /** Replaces what was there. */
  begin(ingest: StoredIngest): Promise<void>;
  saveHeader(header: IngestHeader): Promise<void>;
  /** `index` is the request's place in the plan. */
  saveRequest(index: number, request: StoredRequest): Promise<void>;
  read(): Promise<StoredIngest | undefined>;
  clear(): Promise<void>;
}

const headers = format(headerSchema);
const requests = format(requestSchema);
const requestKey = (index: number) => ['request', String(index).padStart(6, '0')] as const;

export function openIngestRecords(catalog: string, schema: string): IngestRecords {
  const store = openKeyValue(databaseName(catalog, schema, 'ingest'));
  return {
    begin: (ingest) =>
      store.replace([
        ['header', headers.write(ingest.header)],
        ...ingest.requests.map(
          (request, index) => [requestKey(index), requests.write(request)] as const,
        ),
      ]),
    saveHeader: (header) => store.write({put: [['header', headers.write(header)]]}),
    saveRequest: (index, request) =>
      store.write({put: [[requestKey(index), requests.write(request)]]}),
    async read() {
      const header = await store.get(headers, 'header');
      return header && {header, requests: await store.under(requests, 'request')};
    },
    clear: () => store.replace([]),
  };
}
