import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A proxy that lets nothing through and remembers who was asked for. */
export interface Outside {
  readonly server: string;
  /** Hosts the browser tried to reach beyond this machine. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Chromium's own calls, which no flag silences; not the page's. */
const browserHosts = /(^|\.)(google|googleapis|gstatic|gvt1|google-analytics)\.com(:\d+)?$/;

/**
 * The strictest witness of "nothing leaves this machine": the browser sends all that is not for
 * localhost through it, from workers and nested workers too, where request events may be missed.
 */
export async function startOutside(): Promise<Outside> {
  const asked: string[] = [];
  const remember = (host: string): void => {
    if (!browserHosts.test(host)) asked.push(host);
  };
  const server = createServer((request, response) => {
    remember(request.headers.host ?? request.url ?? 'unknown');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    remember(request.url ?? 'unknown');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
