import {expect, test} from 'vitest';
import {emptyDatabase} from './emptyDatabase';
import {openForeignDatabase} from './foreignDatabase';

test('a large database is not kept in memory as it is read', async () => {
  const file = new File([await emptyDatabase()], 'empty.duckdb');
  const database = await openForeignDatabase(file);
  try {
    const [row] = await database.session.rows(`SELECT current_setting('memory_limit') AS most`);
    expect(row).toEqual({most: '488.2 MiB'});
  } finally {
    await database.close();
  }
});
