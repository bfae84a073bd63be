import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';
import {leanDuckdbAlias} from '../../../scripts/leanDuckdb';

const below = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page that loads without a pause, built into the app's folder but never part of the app. */
export default defineConfig({
  root: below('.'),
  base: '/loading/',
  define: {__OPENF1_URL__: JSON.stringify('http://openf1.test/v1')},
  resolve: {alias: [{find: '#', replacement: below('../../../src')}, leanDuckdbAlias()]},
  worker: {format: 'es'},
  build: {
    target: 'es2023',
    outDir: below(`../../../${process.env['OUT_DIR'] ?? 'dist-e2e'}/loading`),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
});
