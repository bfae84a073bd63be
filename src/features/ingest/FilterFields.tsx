import type {EndpointName} from '#/domain/endpoints';
import {Field} from '#/ui/Field';
import type {PlanOptions} from './planOptions';
import styles from './PlanOptions.module.css';

interface FilterFieldsProps {
  readonly endpoints: readonly EndpointName[];
  readonly filters: PlanOptions['filters'];
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (filters: PlanOptions['filters']) => void;
}

/** Conditions on the rows of each chosen endpoint, in OpenF1's own words. */
export function FilterFields({endpoints, filters, problems, onChange}: FilterFieldsProps) {
  const isAny = Object.values(filters).some((text) => text.trim() !== '');
  return (
    <details className={styles['filters']} open={isAny || undefined}>
      <summary>Conditions on the rows</summary>
      <p className={styles['hint']}>
        Parted by &amp; or commas: <code>lap_number&gt;=10 &amp; lap_number&lt;=20</code>,{' '}
        <code>driver_number=4</code>, <code>date&gt;=2024-09-22T12:03:00</code>. Rows that do not
        meet them are not fetched.
      </p>
      <div className={styles['fields']}>
        {endpoints.map((name) => {
          const problem = problems.get(name);
          return (
            <Field
              key={name}
              label={name}
              value={filters[name] ?? ''}
              spellCheck={false}
              onChange={(event) => onChange({...filters, [name]: event.target.value})}
              {...(problem !== undefined && {error: problem})}
            />
          );
        })}
      </div>
    </details>
  );
}
