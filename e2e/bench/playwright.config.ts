import {fileURLToPath} from 'node:url';
import {defineConfig} from '@playwright/test';
import {appPort, appUrl} from '../harness/addresses';

const folder = 'dist-bench';

/** The benchmarks: the app as it is shipped, beside it the page that measures what it is held against. */
export default defineConfig({
  testDir: '.',
  testMatch: [
    'bench.main.ts',
    'autoloader.main.ts',
    'pipeline.main.ts',
    'smallFiles.main.ts',
    'telemetry.main.ts',
    'dashboards.main.ts',
    'sql.main.ts',
    'exports.main.ts',
    'search.main.ts',
  ],
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 900_000,
  use: {actionTimeout: 30_000},
  reporter: [['line']],
  webServer: {
    command: [
      `npx vite build --outDir ${folder}`,
      'npx vite build -c e2e/bench/page/vite.config.ts',
      `node scripts/serve.mjs ${folder}`,
    ].join(' && '),
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {OUT_DIR: folder, PORT: String(appPort)},
    url: appUrl,
    timeout: 300_000,
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
  },
});
