import {expect, test} from 'vitest';
import {errorAdvice} from './errorAdvice';

test.each(Object.entries(errorAdvice))('%s says what to do, in whole sentences', (_, advice) => {
  expect(advice.length).toBeGreaterThan(20);
  expect(advice).toMatch(/^[A-Z].*\.$/);
});
