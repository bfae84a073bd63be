import {expect, test} from '../harness/story';

/** Puts a file into the staging area as another program would. */
async function put(): Promise<void> {
  let folder = await navigator.storage.getDirectory();
  for (const part of 'Volumes/f1_data/racing_stats/pipeline_storage/staging/weather'.split('/'))
    folder = await folder.getDirectoryHandle(part);
  const file = await folder.getFileHandle('weather_by_others.json', {create: true});
  const writable = await file.createWritable();
  const row = {
    date: '2026-03-08T13:00:00+00:00',
    session_key: 123456789,
    meeting_key: 900001,
    air_temperature: 21.5,
    humidity: 50,
    pressure: 1010.5,
    rainfall: 0,
    track_temperature: 30.5,
    wind_direction: 10,
    wind_speed: 1.5,
  };
  await writable.write(JSON.stringify([row]));
  await writable.close();
}

test('with the switch on, files come to gold with no click, whoever put them there', async ({
  app,
}) => {
  const {page} = app;
  const races = () => app.value('select count(*)::int from gold_race_summary');
  const theirs = () =>
    app.value('select count(*)::int from silver_weather where session_key = 123456789');
  await app.open('/');
  const toggle = page.getByRole('checkbox', {name: /Run by itself/});
  await toggle.check();
  await app.idle();
  await app.ingest();
  await expect.poll(races, {timeout: 120_000}).toBe(1);
  await app.idle();

  await app.open('/');
  await expect(toggle).toBeChecked();
  await page.evaluate(put);
  // It looks every half minute, and when the network is back.
  await page.evaluate(() => void dispatchEvent(new Event('online')));
  await expect.poll(theirs, {timeout: 60_000}).toBe(1);

  await toggle.uncheck();
  await app.idle();
  await app.ingest();
  expect(await app.value('select count(*)::int from ops.updates')).toBe(2);
});
