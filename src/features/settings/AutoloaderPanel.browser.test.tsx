import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {expect, test} from 'vitest';
import {userEvent} from 'vitest/browser';
import {render} from 'vitest-browser-react';
import type {LakeStatus} from '#/contracts/engine';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {AutoloaderPanel} from './AutoloaderPanel';

const lakeWith = (autoloader: AutoloaderConfig): LakeStatus => ({
  config: {
    name: 'p',
    storage: '',
    configuration: {catalog: 'c', schema: 's'},
    libraries: [],
    continuous: false,
    development: true,
    resetAllowed: {},
    autoloader,
  },
  recovery: 'none',
  lost: [],
  tables: [],
  files: {staged: 0, stagedBytes: 0, pending: 0, malformed: 0},
  lastUpdate: null,
  unfinishedIngest: null,
});
const show = (autoloader: AutoloaderConfig) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AutoloaderPanel status={lakeWith(autoloader)} />
    </QueryClientProvider>,
  );
const none: AutoloaderConfig = {options: {}, tables: {}};

test('an option is added by keyboard, refused beside its field, and taken back', async () => {
  const screen = await show(none);
  await screen.getByLabelText('Option to add').selectOptions('maxFilesPerTrigger');
  screen.getByRole('button', {name: 'Add option'}).element().focus();
  await userEvent.keyboard('{Enter}');
  const field = screen.getByLabelText('maxFilesPerTrigger', {exact: true});
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('many{Enter}');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription(/^Write a whole number from 1/);
  await screen.getByRole('button', {name: 'Reset maxFilesPerTrigger'}).click();
  await expect.element(field).not.toBeInTheDocument();
  await expect.element(screen.getByLabelText('Option to add')).toHaveFocus();
});

test('saving an option that needs another asks for that one', async () => {
  const screen = await show(none);
  await screen.getByLabelText('Option to add').selectOptions('cleanSource');
  await screen.getByRole('button', {name: 'Add option'}).click();
  await screen.getByLabelText('cleanSource', {exact: true}).selectOptions('MOVE');
  await screen.getByRole('button', {name: 'Save options'}).click();
  const folder = screen.getByLabelText('cleanSource.moveDestination', {exact: true});
  await expect.element(folder).toHaveFocus();
  await expect.element(folder).toHaveAccessibleDescription(/^Write a folder/);
});

test('a table shows what it has from all tables, and a draft outlives a look at another table', async () => {
  const screen = await show({
    options: {maxFilesPerTrigger: '50'},
    tables: {bronze_laps: {mode: 'FAILFAST'}},
  });
  const places = screen.getByLabelText('Options of');
  await screen.getByLabelText('maxFilesPerTrigger', {exact: true}).fill('60');
  await places.selectOptions('bronze_laps');
  await expect.element(screen.getByText('maxFilesPerTrigger = 50')).toBeVisible();
  await expect.element(screen.getByLabelText('mode', {exact: true})).toHaveValue('FAILFAST');
  await places.selectOptions('all');
  await expect
    .element(screen.getByLabelText('maxFilesPerTrigger', {exact: true}))
    .toHaveValue('60');
  await expect.element(screen.getByText('Not saved yet.')).toBeVisible();
});
