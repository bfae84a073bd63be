import {checksums} from '../harness/checksums';
import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';

/** Rows with the moment each was written: a table that was not touched shows the same. */
async function written(app: Lake): Promise<unknown> {
  return app.query(
    `select 'silver' as layer, cast(max(_processed_timestamp) as varchar) as at from silver_laps
     union all
     select 'gold', cast(max(_processed_timestamp) as varchar) from gold_race_summary
     union all
     select 'bronze', cast(max(_ingestion_timestamp) as varchar) from bronze_laps
     order by layer`,
  );
}

test.use({begins: 'filled'});

test('doing all again adds no file, no row and writes no table', async ({app}) => {
  await app.open('/');
  const before = {
    sums: await checksums(app),
    files: await app.stagedFiles(),
    written: await written(app),
  };
  expect(Object.keys(before.files).length).toBeGreaterThan(0);
  await app.ingest();
  await app.runPipeline();
  expect({
    sums: await checksums(app),
    files: await app.stagedFiles(),
    written: await written(app),
  }).toEqual(before);
});
