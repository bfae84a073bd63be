// Runs server.main.ts through Vite, because Node 20 reads neither TypeScript nor the `#/` paths.
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';

const source = fileURLToPath(new URL('../../src', import.meta.url));
await runnerImport(fileURLToPath(new URL('./server.main.ts', import.meta.url)), {
  configFile: false,
  resolve: {alias: {'#': source}},
});
