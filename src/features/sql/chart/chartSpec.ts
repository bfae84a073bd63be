import type {ResultColumn} from '#/contracts/query';
import {isNumber, isTime} from '../results/columnKind';

export const marks = ['bar', 'line', 'dot', 'area', 'histogram'] as const;
export type Mark = (typeof marks)[number];

/** `each row` draws every row as it is. */
export const aggregates = ['each row', 'count', 'sum', 'average', 'median', 'min', 'max'] as const;
export type Aggregate = (typeof aggregates)[number];

/** What a chart shows of a result; columns by their place. */
export interface ChartSpec {
  readonly mark: Mark;
  readonly x: number;
  /** Null counts rows. */
  readonly y: number | null;
  readonly colour: number | null;
  readonly aggregate: Aggregate;
}

/** Names of numbers that tell one thing from another: their average means nothing. */
const namesThings = /(?:^|_)(?:key|number|id|year)$/i;

/** A first chart: a number over a time or text, else how a number is spread. */
export function firstSpec(columns: readonly ResultColumn[]): ChartSpec {
  const times = indexOf(columns, isTime);
  const texts = indexOf(columns, (type) => !isNumber(type) && !isTime(type));
  const figure = columns.findIndex(({name, type}) => isNumber(type) && !namesThings.test(name));
  const number = figure < 0 ? indexOf(columns, isNumber) : figure;
  const x = times ?? texts;
  const none = {colour: null, y: number};
  if (x === null) {
    const other = columns.findIndex(({type}, at) => at !== number && isNumber(type));
    return other < 0
      ? {...none, mark: 'histogram', x: number ?? 0, y: null, aggregate: 'count'}
      : {...none, mark: 'dot', x: number ?? 0, y: other, aggregate: 'each row'};
  }
  const mark = x === times ? 'line' : 'bar';
  return {...none, mark, x, aggregate: number === null ? 'count' : 'average'};
}

function indexOf(columns: readonly ResultColumn[], fits: (type: string) => boolean): number | null {
  const at = columns.findIndex(({type}) => fits(type));
  return at < 0 ? null : at;
}
