import * as z from 'zod/mini';
import {parameterTypes, type ParameterValues} from '../parameters/parameterValue';
import {listOf} from './keptValue';

const parameters = z.record(z.string(), z.object({type: z.enum(parameterTypes), text: z.string()}));

/** A query that is being worked on. */
export interface SqlTab {
  readonly id: string;
  readonly name: string;
  readonly sql: string;
  readonly parameters: ParameterValues;
}

const tab: z.ZodMiniType<SqlTab> = z.object({
  id: z.string(),
  name: z.string(),
  sql: z.string(),
  parameters,
});

export const outcomes = ['done', 'failed', 'cancelled'] as const;

/** A statement that was run. */
export interface HistoryEntry {
  readonly id: string;
  readonly sql: string;
  /** Epoch milliseconds of its start. */
  readonly at: number;
  readonly ms: number;
  readonly outcome: (typeof outcomes)[number];
  /** Null when not known. */
  readonly rows: number | null;
  /** Why it failed. */
  readonly message: string | null;
}

const entry: z.ZodMiniType<HistoryEntry> = z.object({
  id: z.string(),
  sql: z.string(),
  at: z.number(),
  ms: z.number(),
  outcome: z.enum(outcomes),
  rows: z.nullable(z.number()),
  message: z.nullable(z.string()),
});

/** A query under a name. */
export interface SavedQuery {
  readonly name: string;
  readonly sql: string;
  readonly parameters: ParameterValues;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

const saved: z.ZodMiniType<SavedQuery> = z.object({
  name: z.string().check(z.minLength(1)),
  sql: z.string(),
  parameters,
  savedAt: z.number(),
});

export const savedQueries = listOf(saved);

export const tabsFormat = {
  key: 'laplake.sql.tabs',
  version: 1,
  schema: z.object({selected: z.string(), tabs: listOf(tab)}),
};
export const historyFormat = {key: 'laplake.sql.history', version: 1, schema: listOf(entry)};
export const savedFormat = {key: 'laplake.sql.saved', version: 1, schema: savedQueries};
