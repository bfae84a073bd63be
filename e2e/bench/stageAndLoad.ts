import type {Lake} from '../harness/lake';
import {flowMs} from './flowMs';

/** Stages files as a person does, and runs the pipeline. Answers with the milliseconds of the table's bronze flow. */
export async function stageAndLoad(
  app: Lake,
  files: readonly string[],
  table: string,
): Promise<number> {
  await stage(app, files);
  await app.page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Home'}).click();
  await app.runPipeline();
  return flowMs(app, table);
}

/** Stages files as a person does. */
export async function stage(app: Lake, files: readonly string[]): Promise<void> {
  const {page} = app;
  await page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Ingest'}).click();
  // Home has the same choice and stays until the page has come.
  await page.getByRole('heading', {name: 'Ingest', level: 1}).waitFor();
  await page.getByRole('radio', {name: 'Local files'}).check();
  await page.getByLabel('OpenF1 files').setInputFiles([...files]);
  await app.idle();
}
