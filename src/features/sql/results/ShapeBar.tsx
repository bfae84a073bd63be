import {Copy, Square, X} from 'lucide-react';
import {Button} from '#/ui/Button';
import {type Shape, unshaped} from './shapedSql';
import styles from './SqlResults.module.css';

interface ShapeBarProps {
  readonly sql: string;
  readonly shape: Shape;
  readonly isRunning: boolean;
  readonly onShape: (shape: Shape) => void;
  readonly onCancel: () => void;
}

/** The filters and the order that are on, and the SQL that they are. */
export function ShapeBar({sql, shape, isRunning, onShape, onCancel}: ShapeBarProps) {
  const {filters, sort} = shape;
  return (
    <div className={styles['shape']}>
      <div className={styles['row']}>
        {filters.map((filter) => (
          <Button
            key={filter.column.name}
            icon={<X />}
            aria-label={`Remove the filter of ${filter.column.name}`}
            onClick={() => onShape({sort, filters: filters.filter((other) => other !== filter)})}
          >
            {filter.operator.startsWith('is ')
              ? `${filter.column.name} ${filter.operator}`
              : `${filter.column.name} ${filter.operator} ${filter.value}`}
          </Button>
        ))}
        {sort && (
          <Button
            icon={<X />}
            aria-label={`Remove the order by ${sort.column.name}`}
            onClick={() => onShape({filters, sort: null})}
          >
            {`by ${sort.column.name}${sort.descending ? ', descending' : ''}`}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onShape(unshaped)}>
          Clear all
        </Button>
        {isRunning && (
          <Button kind="quiet" icon={<Square />} onClick={onCancel}>
            Stop
          </Button>
        )}
        <Button
          kind="quiet"
          icon={<Copy />}
          onClick={() => void navigator.clipboard.writeText(sql)}
        >
          Copy SQL
        </Button>
      </div>
      <pre role="region" aria-label="SQL with filters and order" tabIndex={0}>
        {sql}
      </pre>
    </div>
  );
}
