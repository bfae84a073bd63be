import type {ServerResponse} from 'node:http';
import {
  type Answer,
  liveSession,
  overloaded,
  rateLimited,
  serverError,
  tooMuchData,
} from './answer';
import type {Fault} from './fault';

export const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
};

/** The answer that a fault gives in place of the true one; null where it only spoils that. */
export function faultAnswer(fault: Fault | null): Answer | null {
  switch (fault?.kind) {
    case 'rate-limited':
      return rateLimited(
        fault.per === 'second' ? '3 requests/second' : '30 requests/minute',
        fault.retryAfterS,
      );
    case 'live-session':
      return liveSession;
    case 'too-much-data':
      return tooMuchData;
    case 'server-error':
      return serverError;
    case 'overloaded':
      return overloaded;
    case 'hang':
    case 'refused':
      return {status: 0, headers: {}, body: ''};
    default:
      return null;
  }
}

/** Sends an answer in the way its fault wants it: whole, late, in part or not at all. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null,
): Promise<void> {
  const open: Answer = {...answer, headers: {...cors, ...answer.headers}};
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'refused':
      response.destroy();
      return;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return send(response, open);
    case 'live-session':
      return send(response, answer);
    case 'cut-body':
      return sendHalf(response, open);
    case 'malformed':
      return send(response, {...open, body: open.body.slice(0, open.body.length / 2)});
    default:
      send(response, open);
  }
}

export function send(response: ServerResponse, {status, headers, body}: Answer): void {
  response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)});
  response.end(body);
}

function sendHalf(response: ServerResponse, {status, headers, body}: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {...headers, 'content-length': bytes.length});
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
