import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';

/** The measuring page, built into the app's folder: the same origin, hence the same OPFS. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/measures/',
  build: {
    target: 'es2023',
    outDir: fileURLToPath(new URL('../../../dist-bench/measures', import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
});
