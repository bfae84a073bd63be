import {expect, test, vi} from 'vitest';
import {render} from 'vitest-browser-react';
import {Button} from './Button';

test('a busy button keeps its name and does nothing', async () => {
  const onClick = vi.fn();
  const screen = await render(
    <Button busy onClick={onClick}>
      Run Pipeline
    </Button>,
  );
  const button = screen.getByRole('button', {name: 'Run Pipeline', exact: true});
  await expect.element(button).toHaveAttribute('aria-busy', 'true');
  button.element().dispatchEvent(new MouseEvent('click', {bubbles: true}));
  expect(onClick).not.toHaveBeenCalled();
});

test('a disabled button stays reachable by keyboard', async () => {
  const onClick = vi.fn();
  const screen = await render(
    <Button disabled title="An export is under way" onClick={onClick}>
      Export CSV
    </Button>,
  );
  const button = screen.getByRole('button', {name: 'Export CSV'}).element();
  if (!(button instanceof HTMLButtonElement)) throw new TypeError('not a button');
  button.focus();
  expect(document.activeElement).toBe(button);
  button.click();
  expect(onClick).not.toHaveBeenCalled();
});

test('otherwise a click counts', async () => {
  const onClick = vi.fn();
  const screen = await render(<Button onClick={onClick}>Ingest</Button>);
  await screen.getByRole('button', {name: 'Ingest'}).click();
  expect(onClick).toHaveBeenCalledOnce();
});
