import type {Column, Expectation, OnViolation, TableName, Unit} from './define';

/** Words for columns and rules, so that a definition reads as a list. Every number states its unit. */

export const key = (doc: string): Column => ({type: 'BIGINT', doc, unit: 'key'});
export const text = (doc: string): Column => ({type: 'VARCHAR', doc, unit: 'text'});
export const flag = (doc: string): Column => ({type: 'BOOLEAN', doc, unit: 'flag'});
export const time = (doc: string): Column => ({type: 'TIMESTAMP', doc, unit: 'UTC'});
export const whole = (doc: string, unit: Unit): Column => ({type: 'BIGINT', doc, unit});
export const real = (doc: string, unit: Unit): Column => ({type: 'DOUBLE', doc, unit});
export const codes = (doc: string): Column => ({type: 'BIGINT[]', doc, unit: '1'});

export const meetingKey = key('Grand Prix or test, as numbered by OpenF1');
export const sessionKey = key('Session of a meeting, as numbered by OpenF1');
export const driverNumber = key(
  'Car number; belongs to one driver within a session, not over seasons',
);

const rule =
  (onViolation: OnViolation) =>
  (name: string, holds: string, doc: string): Expectation => ({
    kind: 'row',
    name,
    doc,
    holds,
    onViolation,
  });

/** Keep the row and count the violation. `holds` is SQL over one row; NULL counts as a violation. */
export const warn = rule('warn');
/** Move the row to the quarantine. `holds` is SQL over one row; NULL counts as a violation. */
export const quarantine = rule('quarantine');
/** Keep the row and count it when no row of the other table has these values. NULL counts as a violation. */
export const refersTo = (
  name: string,
  columns: readonly string[],
  references: TableName,
  doc: string,
): Expectation => ({
  kind: 'foreign-key',
  name,
  doc,
  columns,
  references,
  onViolation: 'warn',
});
