import {useMutation} from '@tanstack/react-query';
import {Play} from 'lucide-react';
import {toFailure} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {DerivedTable, TableDefinition} from '#/lakehouse/define';
import type {Example} from '#/lakehouse/example';
import {type ExampleOutcome, exampleOutcome, shownColumns} from '#/lakehouse/exampleOutcome';
import {exampleSql} from '#/lakehouse/exampleSql';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCounted, formatDuration} from '#/ui/format';
import {ExampleMaker} from './ExampleMaker';
import {ExampleView} from './ExampleView';
import {examplesOf} from './tableExamples';
import styles from './Examples.module.css';

interface Run {
  readonly outcomes: readonly ExampleOutcome[];
  readonly ms: number;
}

/** In the lake's own DuckDB, in a read-only transaction; no table of the lake is read. */
async function runExamples(table: DerivedTable, examples: readonly Example[]): Promise<Run> {
  const begin = performance.now();
  const outcomes: ExampleOutcome[] = [];
  for (const {given, expect} of examples) {
    const shown = shownColumns(expect, table.key);
    const {rows} = await querySql(exampleSql(table, given, shown));
    outcomes.push(exampleOutcome(expect, rows, shown));
  }
  return {outcomes, ms: performance.now() - begin};
}

/** What the table makes of a few rows: the examples beside its definition, and new ones from rows of the lake. */
export function Examples({table}: {readonly table: TableDefinition}) {
  return table.layer === 'bronze' ? null : <OfDerived table={table} />;
}

function OfDerived({table}: {readonly table: DerivedTable}) {
  const examples = examplesOf(table.name);
  const running = useMutation({mutationFn: () => runExamples(table, examples)});
  return (
    <div className={styles['examples']}>
      <div className={styles['head']}>
        <p className={styles['muted']}>
          {examples.length === 0
            ? 'No example stands beside this table yet. Make one from rows of your lake below.'
            : 'Rows in, rows out: what the table’s words mean. Run checks them in this lake’s DuckDB; none of its tables is touched.'}
        </p>
        {examples.length > 0 && (
          <Button icon={<Play />} busy={running.isPending} onClick={() => running.mutate()}>
            Run
          </Button>
        )}
        <p className={styles['told']} role="status">
          {running.data && inWords(running.data)}
        </p>
      </div>
      {running.error && <ErrorNotice failure={toFailure(running.error)} />}
      {examples.map((example, i) => (
        <ExampleView
          key={example.shows}
          example={example}
          outcome={running.data?.outcomes[i] ?? null}
        />
      ))}
      <ExampleMaker table={table} />
    </div>
  );
}

function inWords({outcomes, ms}: Run): string {
  const failed = outcomes.filter(
    ({missing, unexpected}) => missing.length + unexpected.length > 0,
  ).length;
  const count = formatCounted(outcomes.length, 'example');
  return failed === 0
    ? `${count} in ${formatDuration(ms)}: as expected.`
    : `${failed} of ${count} came out otherwise.`;
}
