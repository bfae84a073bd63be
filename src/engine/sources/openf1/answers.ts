import type {ErrorCode} from '#/base/errors';

/** What one answer of OpenF1 means for the request. */
export type Answer =
  | {readonly kind: 'rows'; readonly body: ReadableStream<Uint8Array>; readonly status: number}
  /** Nothing matches. */
  | {readonly kind: 'empty'}
  /** Too many requests; `waitMs` as the server asks. */
  | {readonly kind: 'rate-limited'; readonly waitMs: number; readonly message: string}
  /** A fault that may pass. */
  | {readonly kind: 'fault'; readonly code: ErrorCode; readonly message: string}
  /** Ask for less at once. */
  | {readonly kind: 'too-much-data'; readonly message: string}
  /** Closed to all but paying users until a session on track is over. */
  | {readonly kind: 'live-session'; readonly message: string}
  /** Asking again would bring the same. */
  | {readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string};

/** The 401 of a live session has no CORS headers, so browsers report it as a network fault. */
export const unreachable: Extract<Answer, {kind: 'fault'}> = {
  kind: 'fault',
  code: 'source.unreachable',
  message: 'OpenF1 could not be reached: a live session may be on, or you are offline',
};

const second = 1000;
/** Statuses below 500 that may pass: request timeout, too early. */
const passing = new Set([408, 425]);
const tooMuch = new Set([413, 422]);

/** Reads the body only of answers that are no rows. `now` in epoch milliseconds. */
export async function judge(response: Response, now: number): Promise<Answer> {
  const {status, body} = response;
  if (response.ok) return body ? {kind: 'rows', body, status} : {kind: 'empty'};
  const text = await response.text().catch(noText);
  const detail = detailOf(text);
  const message = [`OpenF1 answered ${status}`, ...(detail ? [detail] : [])].join(': ');
  if (status === 401) return {kind: 'live-session', message: liveSession};
  if (status === 404 && nothingMatches(detail)) return {kind: 'empty'};
  if (tooMuch.has(status)) return {kind: 'too-much-data', message};
  if (status === 429) return rateLimited(response, detail ?? text, now);
  if (status >= 500 || passing.has(status))
    return {kind: 'fault', code: 'source.unreachable', message};
  return {kind: 'refused', code: 'source.bad-answer', message};
}

const noText = () => '';

/** `Not Found` is what the API's framework says of an address that does not exist at all. */
function nothingMatches(detail: string | undefined): boolean {
  return detail !== undefined && detail !== 'Not Found';
}

const liveSession =
  'A live session is on: until about 30 minutes after its end OpenF1 answers paying users only';

function rateLimited(response: Response, text: string, now: number): Answer {
  return {
    kind: 'rate-limited',
    waitMs: retryAfterMs(response.headers.get('retry-after'), now) ?? windowMs(text),
    message: `OpenF1 limits how often it may be asked${text === '' ? '' : ` (${text.slice(0, 120)})`}`,
  };
}

/** Retry-After as milliseconds from `now`: seconds or an HTTP date. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * second);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** How long the window lasts that the text names; ten seconds was the old API's. */
function windowMs(text: string): number {
  if (/minute/i.test(text)) return 60 * second;
  return /second/i.test(text) ? second : 10 * second;
}

/** The API's own explanation; undefined for what proxies and other servers say. */
function detailOf(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'detail' in answer)
      return typeof answer.detail === 'string' ? answer.detail : JSON.stringify(answer.detail);
  } catch {
    return undefined;
  }
  return undefined;
}
