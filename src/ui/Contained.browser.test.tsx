import {QueryClient, QueryClientProvider, useSuspenseQuery} from '@tanstack/react-query';
import {expect, test} from 'vitest';
import {render} from 'vitest-browser-react';
import {AppError} from '#/base/errors';
import {Panel} from './Panel';

/** A source of rows that fails as often as told, then answers. */
function faltering(failures: number) {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= failures) throw new AppError('engine.crashed', `Failure ${asked}`);
    return `Rows of attempt ${asked}`;
  };
}

function Rows({name, ask}: {readonly name: string; readonly ask: () => Promise<string>}) {
  const {data} = useSuspenseQuery({queryKey: [name], queryFn: ask, retry: false});
  return <p>{`${name}: ${data}`}</p>;
}

const client = () =>
  new QueryClient({defaultOptions: {queries: {staleTime: Number.POSITIVE_INFINITY}}});

test('trying again asks anew instead of showing the failure that is remembered', async () => {
  const ask = faltering(2);
  const screen = await render(
    <QueryClientProvider client={client()}>
      <Panel title="Laps">
        <Rows name="laps" ask={ask} />
      </Panel>
    </QueryClientProvider>,
  );
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Failure 1');
  await screen.getByRole('button', {name: 'Try again'}).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Failure 2');
  await screen.getByRole('button', {name: 'Try again'}).click();
  await expect.element(screen.getByText('laps: Rows of attempt 3')).toBeVisible();
  expect(screen.getByRole('alert').query()).toBeNull();
});

test('two queries of one panel that both failed are both asked anew', async () => {
  const [laps, stints] = [faltering(1), faltering(1)];
  const screen = await render(
    <QueryClientProvider client={client()}>
      <Panel title="Stints">
        <Rows name="laps" ask={laps} />
        <Rows name="stints" ask={stints} />
      </Panel>
    </QueryClientProvider>,
  );
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await screen.getByRole('button', {name: 'Try again'}).click();
  await expect.element(screen.getByText('laps: Rows of attempt 2')).toBeVisible();
  await expect.element(screen.getByText('stints: Rows of attempt 2')).toBeVisible();
});
