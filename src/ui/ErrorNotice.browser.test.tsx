import {expect, test, vi} from 'vitest';
import {render} from 'vitest-browser-react';
import {ErrorAdvice, ErrorNotice} from './ErrorNotice';

const failure = {code: 'storage.quota', message: 'The disk is full'} as const;

test('says the fact, the advice for its code, and the code', async () => {
  const screen = await render(
    <ErrorAdvice value={(code) => `Advice for ${code}.`}>
      <ErrorNotice failure={failure} />
    </ErrorAdvice>,
  );
  const notice = screen.getByRole('alert');
  await expect.element(notice).toHaveTextContent('The disk is full');
  await expect.element(notice).toHaveTextContent('Advice for storage.quota.');
});

test('offers to try again only where that is possible', async () => {
  const onRetry = vi.fn();
  const screen = await render(<ErrorNotice failure={failure} onRetry={onRetry} />);
  await screen.getByRole('button', {name: 'Try again'}).click();
  expect(onRetry).toHaveBeenCalledOnce();
  await screen.rerender(<ErrorNotice failure={failure} />);
  expect(screen.getByRole('button').query()).toBeNull();
});
