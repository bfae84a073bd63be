import type {Example} from '#/lakehouse/example';
import type {ExampleOutcome} from '#/lakehouse/exampleOutcome';
import {Badge} from '#/ui/Badge';
import {SmallTable} from '#/ui/SmallTable';
import styles from './Examples.module.css';

interface ExampleViewProps {
  readonly example: Example;
  /** Null: not run. */
  readonly outcome: ExampleOutcome | null;
}

/** One example: the rows of each input, and those of the table. */
export function ExampleView({example, outcome}: ExampleViewProps) {
  const {shows, given, expect} = example;
  return (
    <section className={styles['example']} aria-label={shows}>
      <h2 className={styles['shows']}>
        {`${shows.charAt(0).toUpperCase()}${shows.slice(1)}.`} {outcome && <Result {...outcome} />}
      </h2>
      {Object.entries(given).map(([input, rows = []]) => (
        <Rows key={input} caption={input} rows={rows} example={shows} />
      ))}
      <Rows caption="gives" rows={expect} example={shows} />
      {outcome && outcome.missing.length > 0 && (
        <Rows caption="expected and not there" rows={outcome.missing} example={shows} />
      )}
      {outcome && outcome.unexpected.length > 0 && (
        <Rows caption="there and not expected" rows={outcome.unexpected} example={shows} />
      )}
    </section>
  );
}

function Result({missing, unexpected}: ExampleOutcome) {
  return missing.length + unexpected.length === 0 ? (
    <Badge tone="ok">passes</Badge>
  ) : (
    <Badge tone="bad">differs</Badge>
  );
}

type Row = Readonly<Record<string, unknown>>;
interface RowsProps {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** What the example shows: by it, tables of the same name are told apart. */
  readonly example: string;
}

function Rows({caption, rows, example}: RowsProps) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => ({
    id: name,
    label: name,
    isFigure: rows.every((row) => typeof (row[name] ?? 0) === 'number'),
    render: ([, row]: readonly [number, Row]) => <Cell value={row[name]} />,
  }));
  return (
    <figure className={styles['rows']}>
      <figcaption>{caption}</figcaption>
      {rows.length === 0 ? (
        <p className={styles['muted']}>no row</p>
      ) : (
        <SmallTable
          label={`${caption}: ${example}`}
          columns={columns}
          rows={[...rows.entries()]}
          rowKey={([i]) => i}
        />
      )}
    </figure>
  );
}

function Cell({value}: {readonly value: unknown}) {
  if (value === null || value === undefined) return <span className={styles['muted']}>null</span>;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
