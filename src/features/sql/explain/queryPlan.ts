import * as z from 'zod/mini';
import {AppError} from '#/base/errors';

/** One step of how a query was worked out. */
export interface PlanStep {
  /** As DuckDB calls it: `HASH_JOIN`. */
  readonly operator: string;
  /** What it works on, in a few words: a table, a condition. */
  readonly subject: string;
  /** Rows it gave on. */
  readonly rows: number;
  /** Rows it read from a table; 0 for what reads none. */
  readonly scanned: number;
  /** Its own time, its inputs' not included. */
  readonly ms: number;
  /** Of the time of all steps, 0 to 1. */
  readonly share: number;
  /** All else DuckDB tells of it. */
  readonly details: readonly {readonly name: string; readonly text: string}[];
  readonly inputs: readonly PlanStep[];
}

export interface QueryPlan {
  readonly root: PlanStep;
  /** The time of all steps. */
  readonly ms: number;
}

const texts = z.union([z.string(), z.array(z.string())]);

interface RawStep {
  readonly operator_name?: string | undefined;
  readonly operator_timing?: number | undefined;
  readonly operator_cardinality?: number | undefined;
  readonly operator_rows_scanned?: number | undefined;
  readonly extra_info?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly children: readonly RawStep[];
}

const rawStep: z.ZodMiniType<RawStep> = z.object({
  operator_name: z.optional(z.string()),
  operator_timing: z.optional(z.number()),
  operator_cardinality: z.optional(z.number()),
  operator_rows_scanned: z.optional(z.number()),
  extra_info: z.optional(z.record(z.string(), texts)),
  children: z.array(z.lazy(() => rawStep)),
});

const flat = (text: string | readonly string[]): string =>
  typeof text === 'string' ? text.trim() : text.join(', ');

/** What says most about a step, in this order. */
const telling = [
  'Table',
  'Function',
  'Conditions',
  'Groups',
  'Aggregates',
  'Order By',
  'Expression',
  'Projections',
  'CTE Name',
];

const subjectOf = (info: Readonly<Record<string, string | readonly string[]>>): string => {
  const name = telling.find((key) => info[key] !== undefined && flat(info[key]) !== '');
  const text = name ? flat(info[name] ?? '') : '';
  return text.replace(/\s+/g, ' ');
};

const timeOf = ({operator_timing = 0, children}: RawStep): number =>
  operator_timing + children.reduce((sum, child) => sum + timeOf(child), 0);

function stepOf(raw: RawStep, total: number): PlanStep {
  const info = raw.extra_info ?? {};
  const seconds = raw.operator_timing ?? 0;
  return {
    operator: (raw.operator_name ?? '').trim(),
    subject: subjectOf(info),
    rows: raw.operator_cardinality ?? 0,
    scanned: raw.operator_rows_scanned ?? 0,
    ms: seconds * 1000,
    share: total > 0 ? seconds / total : 0,
    details: Object.entries(info)
      .map(([name, text]) => ({name, text: flat(text)}))
      .filter(({text}) => text !== ''),
    inputs: raw.children.map((child) => stepOf(child, total)),
  };
}

/** What stands above the query itself in DuckDB's answer. */
const isFrame = ({operator_name: name}: RawStep) =>
  name === undefined || name === 'EXPLAIN_ANALYZE' || name === 'QUERY';

/** The plan in the answer to EXPLAIN (ANALYZE, FORMAT json). @throws AppError 'internal' when it is another text */
export function queryPlan(json: string): QueryPlan {
  let raw: RawStep;
  try {
    raw = rawStep.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('internal', 'The engine told no plan that can be shown', {cause});
  }
  while (isFrame(raw)) {
    const [only] = raw.children;
    if (!only) break;
    raw = only;
  }
  const seconds = timeOf(raw);
  return {root: stepOf(raw, seconds), ms: seconds * 1000};
}

/** Steps that follow on each other with one input each, up to where several come together or the plan begins. */
export function chainFrom(step: PlanStep): readonly PlanStep[] {
  const chain = [step];
  for (let last = step; last.inputs.length === 1; ) {
    const [next] = last.inputs;
    if (!next) break;
    chain.push(next);
    last = next;
  }
  return chain;
}
