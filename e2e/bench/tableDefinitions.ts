import {createServer} from 'vite';
import type {TableDefinition} from '#/lakehouse/define';

/** The table definitions as the app has them, SQL files included. */
export async function tableDefinitions(): Promise<readonly TableDefinition[]> {
  const vite = await createServer({
    server: {middlewareMode: true, watch: null, hmr: false},
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    const {tables} = await vite.ssrLoadModule('/src/lakehouse/tables.ts');
    return tables as readonly TableDefinition[];
  } finally {
    await vite.close();
  }
}
