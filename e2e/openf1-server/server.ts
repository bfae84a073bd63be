import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {z} from 'zod';
import type {SimulatorOptions} from '#/domain/simulator/simulator';
import {type Answer, answer} from './answer';
import {
  type CustomRows,
  customDataset,
  type Dataset,
  recordedDataset,
  simulatedDataset,
} from './dataset';
import {cors, deliver, faultAnswer, send} from './delivery';
import {type Fault, faultPlan, type FaultPlan, type FaultRequest, faultSchema} from './fault';
import {type Pace, paceKeeper} from './pace';

export interface ServerOptions {
  /** 0 or none: a free one. */
  readonly port?: number;
  /** Recorded answers, the simulator's default weekend or the one described, or rows by endpoint. */
  readonly data:
    | 'recorded'
    | 'simulated'
    | {readonly simulate: Partial<SimulatorOptions>}
    | CustomRows;
  /** No limit without it. */
  readonly pace?: Pace;
  readonly faults?: readonly FaultRequest[];
  /** Who may sign in at `/token`, and how often they may then ask; live sessions are no matter to them. */
  readonly sponsor?: Sponsor;
}

export interface Sponsor {
  readonly username: string;
  readonly password: string;
  readonly token: string;
  readonly pace?: Pace;
}

/** One request as the server saw it. */
export interface LogEntry {
  /** Epoch milliseconds of arrival. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Decoded, without the question mark. */
  readonly query: string;
  /** null where no answer was sent. */
  readonly status: number | null;
  readonly bytes: number;
  readonly fault: Fault['kind'] | null;
  /** It bore the sponsor's token. */
  readonly isSponsor: boolean;
}

export interface Openf1Server {
  /** Base address without the version: `http://127.0.0.1:1234`. */
  readonly url: string;
  /** Grows with each request, oldest first. */
  readonly log: readonly LogEntry[];
  readonly setFaults: (faults: readonly FaultRequest[]) => void;
  readonly close: () => Promise<void>;
}

/** Serves OpenF1's endpoints at `/v1/<endpoint>` and `/<endpoint>` on this machine only. */
export async function startServer(options: ServerOptions): Promise<Openf1Server> {
  const service: Service = {
    dataset: datasetOf(options.data),
    admit: options.pace ? paceKeeper(options.pace) : () => null,
    sponsor: options.sponsor ?? null,
    admitSponsor: options.sponsor?.pace ? paceKeeper(options.sponsor.pace) : () => null,
    faults: faultPlan(options.faults ?? []),
    log: [],
  };
  const server = createServer((request, response) => {
    handle(service, request, response).catch((failure: unknown) =>
      response.destroy(failure instanceof Error ? failure : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port ?? 0}`,
    log: service.log,
    setFaults: service.faults.set,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Service {
  readonly dataset: Dataset;
  readonly admit: (now: number) => Answer | null;
  readonly sponsor: Sponsor | null;
  readonly admitSponsor: (now: number) => Answer | null;
  readonly faults: FaultPlan;
  readonly log: LogEntry[];
}

function datasetOf(source: ServerOptions['data']): Dataset {
  if (source === 'recorded') return recordedDataset();
  if (source === 'simulated') return simulatedDataset();
  return 'simulate' in source ? simulatedDataset(source.simulate) : customDataset(source);
}

async function handle(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', query = ''] = split(request.url ?? '');
  if (request.method === 'OPTIONS') return send(response, preflight(request));
  if (path === 'token') return send(response, await signIn(service.sponsor, request));
  if (path.startsWith('control/')) return send(response, await control(service, path, request));
  const {authorization} = request.headers;
  if (authorization !== undefined && authorization !== `Bearer ${service.sponsor?.token}`)
    return send(response, unauthorized);
  const isSponsor = authorization !== undefined;
  await serve(service, {method: request.method ?? '', path, query, isSponsor}, response);
}

const unauthorized: Answer = {
  status: 401,
  headers: {...cors, 'content-type': 'application/json'},
  body: JSON.stringify({detail: 'Invalid or expired token'}),
};

/** The form with name and password for a token. */
async function signIn(sponsor: Sponsor | null, request: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  const form = new URLSearchParams(text);
  const isKnown =
    form.get('username') === sponsor?.username && form.get('password') === sponsor?.password;
  if (!sponsor || !isKnown) return unauthorized;
  const body = {expires_in: '3600', access_token: sponsor.token, token_type: 'bearer'};
  return {...unauthorized, status: 200, body: JSON.stringify(body)};
}

function split(url: string): readonly string[] {
  const [path = '', ...query] = url.split('?');
  return [path.replace(/^\/(v1\/)?/, ''), query.join('?')];
}

/** Names the headers asked for, as the API's framework does: `*` would not stand for Authorization. */
const preflight = ({headers}: IncomingMessage): Answer => ({
  status: 200,
  headers: {
    ...cors,
    'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  },
  body: '',
});

/** `POST control/faults` replaces the faults, `GET control/log` tells what was asked. */
async function control(service: Service, path: string, request: IncomingMessage): Promise<Answer> {
  const headers = {...cors, 'content-type': 'application/json'};
  if (path === 'control/log') return {status: 200, headers, body: JSON.stringify(service.log)};
  if (path !== 'control/faults' || request.method !== 'POST')
    return {status: 404, headers, body: '{}'};
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  const parsed = z.array(faultSchema).safeParse(jsonOf(text));
  if (!parsed.success)
    return {status: 400, headers, body: JSON.stringify({detail: z.prettifyError(parsed.error)})};
  service.faults.set(parsed.data);
  return {status: 200, headers, body: JSON.stringify(parsed.data)};
}

/** undefined for what is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly isSponsor: boolean;
}

async function serve(service: Service, asked: Asked, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const query = readable(asked.query);
  const fault = faultFor(service, asked, query);
  const admit = asked.isSponsor ? service.admitSponsor : service.admit;
  const answered =
    faultAnswer(fault) ?? admit(at) ?? answer(service.dataset, asked.path, asked.query);
  const silent = fault?.kind === 'hang' || fault?.kind === 'refused';
  service.log.push({
    at,
    method: asked.method,
    path: asked.path,
    query,
    status: silent ? null : answered.status,
    bytes: silent ? 0 : Buffer.byteLength(answered.body),
    fault: fault?.kind ?? null,
    isSponsor: asked.isSponsor,
  });
  await deliver(response, answered, fault);
}

/** A live session is no matter to a sponsor. */
function faultFor({faults}: Service, {path, isSponsor}: Asked, query: string): Fault | null {
  const fault = faults.strike(path, query);
  return isSponsor && fault?.kind === 'live-session' ? null : fault;
}

function readable(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}
