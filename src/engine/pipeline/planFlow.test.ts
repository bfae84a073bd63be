import {expect, test} from 'vitest';
import type {DerivedTable} from '#/lakehouse/define';
import {type FlowFacts, type InputChange, planFlow} from './planFlow';

const table: DerivedTable = {
  layer: 'gold',
  name: 'gold_x',
  doc: '',
  columns: {},
  expectations: [],
  inputs: ['silver_laps', 'silver_meetings'],
  key: [],
  sequenceBy: [],
  refreshUnit: 'session_key',
  sql: '',
};
const laps: InputChange = {
  input: 'silver_laps',
  version: 3,
  consumed: 2,
  units: [
    {session_key: 9606, meeting_key: 1246},
    {session_key: 9161, meeting_key: 1219},
  ],
};
const facts = (more: Partial<FlowFacts>): FlowFacts => ({
  table,
  isFullRefresh: false,
  isSameDefinition: true,
  changes: [laps],
  hasUnit: (input) => input !== 'silver_meetings',
  ...more,
});

test('computes just the sessions that changed', () =>
  expect(planFlow(facts({}))).toMatchObject({kind: 'units', keys: [9161, 9606]}));

test('does nothing when every input was read at its newest version', () =>
  expect(planFlow(facts({changes: [{...laps, consumed: 3}]}))).toMatchObject({kind: 'nothing'}));

test('a table by meeting computes the meetings of the changed rows', () =>
  expect(planFlow(facts({table: {...table, refreshUnit: 'meeting_key'}}))).toMatchObject({
    kind: 'units',
    keys: [1219, 1246],
  }));

test('an input without the unit means the whole table', () => {
  const meetings = {...laps, input: 'silver_meetings'} as const;
  expect(planFlow(facts({changes: [laps, meetings]}))).toMatchObject({kind: 'full'});
});

test('a new definition and a full refresh mean the whole table', () => {
  expect(planFlow(facts({isSameDefinition: false}))).toMatchObject({kind: 'full'});
  expect(planFlow(facts({isFullRefresh: true, changes: []}))).toMatchObject({kind: 'full'});
});

test('changes that no unit can tell mean the whole table', () =>
  expect(
    planFlow(facts({changes: [{...laps, units: [{session_key: null, meeting_key: null}]}]})),
  ).toMatchObject({kind: 'full'}));

test('a protected table goes on incrementally whatever is asked for', () => {
  const isProtected = true;
  expect(planFlow(facts({isProtected, isFullRefresh: true}))).toMatchObject({
    kind: 'units',
    keys: [9161, 9606],
    reason: 'protected',
  });
  expect(planFlow(facts({isProtected, isSameDefinition: false, changes: []}))).toMatchObject({
    kind: 'nothing',
    reason: 'protected',
  });
  expect(planFlow(facts({isProtected, isSameDefinition: false, isNew: true}))).toMatchObject({
    kind: 'full',
  });
});

test('a unique key that keeps rows out and spans sessions means the whole table', () => {
  const unique = {kind: 'unique', name: 'one', doc: '', columns: ['meeting_key']} as const;
  const withRule = (onViolation: 'warn' | 'drop') =>
    facts({table: {...table, expectations: [{...unique, onViolation}]}});
  expect(planFlow(withRule('drop'))).toMatchObject({kind: 'full', reason: 'inputs'});
  expect(planFlow(withRule('warn'))).toMatchObject({kind: 'units'});
});

test('a plan names the inputs that cause it', () =>
  expect(planFlow(facts({}))).toMatchObject({reason: 'inputs', inputs: ['silver_laps']}));
