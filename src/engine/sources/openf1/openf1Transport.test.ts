import {expect, test} from 'vitest';
import {versionedBase} from './openf1Transport';

test.each([
  ['https://api.openf1.org/v1', 'https://api.openf1.org/v1'],
  ['https://api.openf1.org/v1/', 'https://api.openf1.org/v1'],
  ['http://localhost:8080', 'http://localhost:8080/v1'],
  ['http://localhost:8080/openf1/', 'http://localhost:8080/openf1/v1'],
])('%s is asked at %s', (given, asked) => expect(versionedBase(given)).toBe(asked));
