import {join} from 'node:path';
import {build, type Plugin, type ResolvedConfig} from 'vite';

type Files = ReadonlyMap<string, string | Uint8Array>;

const prefix = '/@bundled/';
const typeOf = (file: string) => (file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');

/**
 * Gives tests their workers as the build gives them to people: in one piece. In modules, of which each is asked for by
 * itself, a worker takes a second and more to begin, and tests begin hundreds.
 */
export function bundledWorkers(): Plugin {
  let config: ResolvedConfig;
  const bundles = new Map<string, Promise<Files>>();

  async function bundle(worker: string): Promise<Files> {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      root: config.root,
      base: `${prefix}${worker.replaceAll('/', '~')}/`,
      resolve: {alias: config.resolve.alias},
      define: config.define ?? {},
      worker: {format: 'es'},
      build: {
        write: false,
        minify: false,
        target: 'esnext',
        assetsInlineLimit: 0,
        rollupOptions: {
          input: join(config.root, worker),
          output: {entryFileNames: 'worker.js', codeSplitting: false},
        },
      },
    });
    const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
      'output' in one ? one.output : [],
    );
    return new Map(
      outputs.map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source]),
    );
  }

  return {
    name: 'bundled-workers',
    apply: 'serve',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer({middlewares, config: {server}}) {
      middlewares.use((request, response, next) => {
        const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
        const asked = pathname.startsWith(prefix) ? pathname.slice(prefix.length).split('/') : null;
        if (!asked && !searchParams.has('worker_file')) {
          next();
          return;
        }
        const worker = asked ? (asked[0] ?? '').replaceAll('~', '/') : pathname.slice(1);
        const file = asked ? asked.slice(1).join('/') : 'worker.js';
        let files = bundles.get(worker);
        if (!files) bundles.set(worker, (files = bundle(worker)));
        files.then((found) => {
          for (const [name, value] of Object.entries(server.headers ?? {}))
            if (value !== undefined) response.setHeader(name, value);
          response.setHeader('Content-Type', typeOf(file));
          response.end(found.get(file));
        }, next);
      });
    },
  };
}
