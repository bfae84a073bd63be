// Serves a built app on this machine only: node scripts/serve.mjs [folder]
// PORT: listen there or fail; without it, on the first free port from 4173.
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, resolve, sep} from 'node:path';
import {promisify} from 'node:util';
import {constants, brotliCompress, gzip} from 'node:zlib';

const root = resolve(process.argv[2] ?? 'dist');
const firstPort = 4173;
const portsTried = 100;

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/(json|wasm|manifest)|image\/svg)/;
/** Larger files go as they are: to this machine, compressing DuckDB takes longer than sending it. */
const largestCompressed = 8 * 2 ** 20;
const encoders = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 4}}),
  gzip: promisify(gzip),
};

/** The file a request means, or null. A path without an extension is a page of the app. */
async function fileFor(pathname) {
  const path = resolve(join(root, pathname));
  if (path !== root && !path.startsWith(root + sep)) return null;
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return {path, size: found.size, modified: found.mtimeMs};
  if (extname(pathname) !== '') return null;
  const index = join(root, 'index.html');
  const page = await stat(index).catch(() => null);
  return page && {path: index, size: page.size, modified: page.mtimeMs};
}

/** Compressed once per file, then kept: the promise, so that requests at the same time share it. */
const compressed = new Map();

function compressedBytes(file, encoding) {
  const key = `${encoding} ${file.path} ${file.modified}`;
  if (!compressed.has(key)) compressed.set(key, readFile(file.path).then(encoders[encoding]));
  return compressed.get(key);
}

function chosenEncoding(request, type, size) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0].trim());
  if (size < 1024 || size > largestCompressed || !compressible.test(type)) return null;
  return Object.keys(encoders).find((encoding) => accepted.includes(encoding)) ?? null;
}

function pathnameOf(request) {
  try {
    const pathname = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    return pathname.includes('\0') ? null : pathname;
  } catch {
    return null;
  }
}

function refuse(response, status, text) {
  response.writeHead(status, {'Content-Type': 'text/plain; charset=utf-8'}).end(`${text}\n`);
}

async function answer(request, response) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response.setHeader('Allow', 'GET, HEAD'), 405, 'Only GET and HEAD');
  const pathname = pathnameOf(request);
  if (pathname === null) return refuse(response, 400, 'Not a path');
  const file = await fileFor(pathname);
  if (!file) return refuse(response, 404, 'Not found');
  await send(request, response, {...file, immutable: pathname.startsWith('/assets/')});
}

async function send(request, response, file) {
  const type = mediaTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  const encoding = chosenEncoding(request, type, file.size);
  const tag = `W/"${file.size.toString(36)}-${Math.trunc(file.modified).toString(36)}"`;
  const isAsset = file.immutable && !file.path.endsWith('index.html');
  response.setHeader('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', tag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', type);
  if (encoding) {
    const bytes = await compressedBytes(file, encoding);
    response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', bytes.length);
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return;
  }
  response.setHeader('Content-Length', file.size);
  if (request.method === 'HEAD') response.end();
  else createReadStream(file.path).on('error', () => response.destroy()).pipe(response);
}

const handle = (request, response) =>
  answer(request, response).catch((error) => {
    console.error(error);
    if (response.headersSent) response.destroy();
    else refuse(response, 500, 'The server failed');
  });

function listen(port, host) {
  return new Promise((fulfil, reject) => {
    const server = createServer(handle);
    server.once('error', reject);
    server.listen(port, host, () => fulfil(server));
  });
}

/** Listens on both of localhost's addresses; a machine without IPv6 has one. */
async function listenLocally(port) {
  const server = await listen(port, '127.0.0.1');
  try {
    await listen(port, '::1');
  } catch (error) {
    if (error.code !== 'EADDRINUSE') return;
    server.close();
    throw error;
  }
}

async function firstFreePort() {
  for (let port = firstPort; port < firstPort + portsTried; port += 1) {
    try {
      await listenLocally(port);
      return port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No free port from ${firstPort} on`);
}

async function start() {
  if (!(await stat(join(root, 'index.html')).catch(() => null)))
    throw new Error(`${root} holds no index.html: build the app first`);
  const wanted = process.env.PORT;
  if (wanted) await listenLocally(Number(wanted));
  return wanted ? Number(wanted) : firstFreePort();
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

try {
  console.log(`LapLake is at http://localhost:${await start()}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
