import {readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import react from '@vitejs/plugin-react';
import {playwright} from '@vitest/browser-playwright';
import type {Plugin} from 'vite';
import {defineConfig} from 'vitest/config';
import {leanDuckdbAlias} from './scripts/leanDuckdb.ts';
import {bundledWorkers} from './src/testing/bundledWorkers.ts';

const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const openf1Url = process.env['OPENF1_URL'] ?? 'https://api.openf1.org/v1';

/** Only the origins the app needs: itself, the OpenF1 API, and the media OpenF1's rows link to. */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https://*.formula1.com",
    "media-src 'self' https://livetiming.formula1.com",
    `connect-src 'self' ${new URL(openf1Url).origin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {'http-equiv': 'Content-Security-Policy', content: policy},
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** The browser's profile in tests, which ends with the run. */
function testProfile(): string {
  const folder = join(tmpdir(), `laplake-tests-${process.pid}`);
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Not watching: no file changes while tests run. */
const isOneRun = process.argv.includes('run');

const alias = [
  {find: '#', replacement: new URL('./src', import.meta.url).pathname},
  leanDuckdbAlias(),
];

export default defineConfig({
  // Two runs at a time must not write one cache: modules of the one vanish under the other.
  cacheDir: process.env['VITE_CACHE'] ?? 'node_modules/.vite',
  plugins: [react(), contentSecurityPolicy()],
  define: {
    __OPENF1_URL__: JSON.stringify(openf1Url),
    __LAPLAKE_VERSION__: JSON.stringify(version),
  },
  resolve: {alias},
  worker: {format: 'es'},
  // What workers import is not found from the page: found late, it reloads the page under a test.
  optimizeDeps: {entries: ['index.html', 'src/**/*.worker.ts']},
  build: {target: 'es2023', chunkSizeWarningLimit: 2000, outDir: process.env['OUT_DIR'] ?? 'dist'},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'scripts/*.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}', 'node_modules/**'],
          // Most of the time went into starting a process and reading the same modules for every file.
          isolate: false,
          // Its modules name each other without the file's ending, which Node does not resolve.
          server: {deps: {inline: ['dt-sql-parser']}},
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [bundledWorkers()],
        // Workers that one test starts after the other take their modules from the browser's cache.
        server: {headers: isOneRun ? {'Cache-Control': 'max-age=3600'} : {}},
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['src/testing/compiledEngine.ts'],
          testTimeout: 60_000,
          // A poll ends as soon as it holds; a busy machine needs more than a second.
          expect: {poll: {timeout: 20_000}},
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{browser: 'chromium'}],
            provider: playwright({
              // Of a profile on disk the browser keeps compiled WASM, so that DuckDB starts faster from the second time on.
              persistentContext: testProfile(),
              launchOptions: {
                ...(process.env['CHROMIUM'] ? {executablePath: process.env['CHROMIUM']} : {}),
                args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
              },
            }),
          },
        },
      },
    ],
  },
});
