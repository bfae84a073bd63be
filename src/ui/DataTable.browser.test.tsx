import '#/ui/tokens.css';
import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {expect, test} from 'vitest';
import {render} from 'vitest-browser-react';
import {DataTable} from './DataTable';
import {PagedTable, type RowPage, type RowSource} from './PagedTable';
import type {DataColumn} from './tableModel';

const columns: readonly DataColumn[] = [
  {name: 'lap', type: 'BIGINT'},
  {name: 'driver', type: 'VARCHAR'},
];
const rows = [
  {lap: 10, driver: 'LEC'},
  {lap: 9, driver: null},
  {lap: null, driver: 'NOR'},
];
const firstCells = () =>
  [...document.querySelectorAll('tbody tr[aria-rowindex] td:first-child')].map(
    ({textContent}) => textContent,
  );

test('a header sorts by size, not by text, and NULL stays last', async () => {
  const screen = await render(<DataTable label="Laps" columns={columns} rows={rows} />);
  const header = screen.getByRole('button', {name: /lap/});
  await expect.poll(firstCells).toEqual(['10', '9', 'NULL']);
  await header.click();
  const ascending = firstCells();
  await header.click();
  expect([ascending, firstCells()]).toEqual(
    expect.arrayContaining([
      ['9', '10', 'NULL'],
      ['10', '9', 'NULL'],
    ]),
  );
  await expect
    .element(screen.getByRole('columnheader', {name: /lap/}))
    .toHaveAttribute('aria-sort');
});

test('figures stand to the right, NULL is dimmed, the type is shown', async () => {
  const screen = await render(<DataTable label="Laps" columns={columns} rows={rows} />);
  await expect.element(screen.getByRole('cell', {name: '10'})).toHaveStyle({textAlign: 'end'});
  await expect.element(screen.getByRole('columnheader', {name: /BIGINT/})).toBeVisible();
});

test('rows that are out of sight are not drawn', async () => {
  const many = Array.from({length: 50_000}, (_, lap) => ({lap, driver: 'LEC'}));
  await render(<DataTable label="Laps" columns={columns} rows={many} />);
  await expect.poll(firstCells).toContain('0');
  expect(firstCells().length).toBeLessThan(100);
});

/** Ten million rows that know their place; notes what it is asked for. */
function countedSource() {
  const asked: RowPage[] = [];
  const source: RowSource = {
    key: 'laps 1',
    rowCount: 10_000_000,
    getRows: async (page) => {
      asked.push(page);
      return Array.from({length: page.limit}, (_, at) => ({
        lap: page.sort?.descending ? 9_999_999 - page.offset - at : page.offset + at,
        driver: 'LEC',
      }));
    },
  };
  return {asked, source};
}

const renderPaged = async (source: RowSource) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PagedTable label="Laps" columns={columns} source={source} />
    </QueryClientProvider>,
  );

test('a long table asks for what is in sight, wherever one scrolls', async () => {
  const {asked, source} = countedSource();
  const screen = await renderPaged(source);
  await expect.poll(firstCells).toContain('0');
  screen
    .getByRole('region', {name: 'Laps'})
    .element()
    .scrollTo({top: 31 * 300_000});
  await expect.poll(firstCells).toContain('300000');
  expect(asked.length).toBeLessThan(8);
});

test('the rows beyond what a browser can scroll are reached by the pager', async () => {
  const {source} = countedSource();
  const screen = await renderPaged(source);
  await expect.element(screen.getByText('Rows 1 to 400,000 of 10,000,000')).toBeVisible();
  await screen.getByRole('button', {name: 'Later rows'}).click();
  await expect.poll(firstCells).toContain('400000');
});

test('sorting is left to the source', async () => {
  const {asked, source} = countedSource();
  const screen = await renderPaged(source);
  await expect.poll(firstCells).toContain('0');
  await screen.getByRole('button', {name: /lap/}).click();
  await expect.poll(() => asked.at(-1)?.sort?.column).toBe('lap');
});
