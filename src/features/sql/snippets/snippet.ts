import type {ParameterValues} from '../parameters/parameterValue';

/** A query for a question, ready to be run. */
export interface Snippet {
  readonly title: string;
  readonly question: string;
  readonly sql: string;
  readonly parameters?: ParameterValues;
}

const number = (text: string) => ({type: 'number', text}) as const;
const text = (text: string) => ({type: 'text', text}) as const;

/** The window before the newest session that a question is about. */
export const days = (count: number): ParameterValues => ({days: number(String(count))});
export const top = (count: number): ParameterValues => ({top: number(String(count))});
/** Empty: any. */
export const place: ParameterValues = {location: text('')};
