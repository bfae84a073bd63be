import {formatCount} from '#/ui/format';
import styles from './Profile.module.css';
import {binCount} from './profileSql';
import type {ProfiledColumn} from './useProfile';

/** One column's facts, and its histogram or most frequent values. */
export function ColumnProfile({
  column,
  type,
}: {
  readonly column: ProfiledColumn;
  readonly type: string;
}) {
  const {name, rows, nulls, distinct} = column;
  return (
    <li className={styles['column']}>
      <div className={styles['name']}>
        <h2>{name}</h2>
        <p className={styles['type']}>{type}</p>
        <dl className={styles['facts']}>
          <dt>Missing</dt>
          <dd>{nulls === 0 ? 'none' : `${formatCount(nulls)}, ${shareText(nulls / rows)}`}</dd>
          <dt>Distinct</dt>
          <dd>{formatCount(distinct)}</dd>
          {column.mean !== null && (
            <>
              <dt>Mean</dt>
              <dd>{figure(column.mean)}</dd>
            </>
          )}
        </dl>
      </div>
      <Values column={column} />
    </li>
  );
}

function Values({column}: {readonly column: ProfiledColumn}) {
  const {bins, top, least, greatest, rows, nulls, name} = column;
  if (rows === nulls) return <p className={styles['muted']}>No value.</p>;
  if (bins.length > 0)
    return (
      <div>
        <Histogram column={column} />
        <p className={styles['ends']}>
          <span>{shortEnd(least)}</span>
          <span>{shortEnd(greatest)}</span>
        </p>
      </div>
    );
  return (
    <ol className={styles['top']} aria-label={`Most frequent values of ${name}`}>
      {top.map(({value, n}) => (
        <li key={value}>
          <span
            className={styles['share']}
            style={{inlineSize: `${(100 * n) / (rows - nulls)}%`}}
          />
          <span className={styles['value']} title={value}>
            {value === '' ? <em>empty</em> : value}
          </span>
          <span className={styles['n']}>{formatCount(n)}</span>
        </li>
      ))}
    </ol>
  );
}

const width = 240;
const height = 44;

function Histogram({column: {bins, name, least, greatest}}: {readonly column: ProfiledColumn}) {
  const most = Math.max(...bins.map(({n}) => n));
  const step = width / binCount;
  return (
    <svg
      className={styles['bins']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Values of ${name} from ${least ?? ''} to ${greatest ?? ''}`}
    >
      {bins.map(({bin, n}) => {
        const size = Math.max(1, (n / most) * height);
        return (
          <rect key={bin} x={bin * step} y={height - size} width={step - 1} height={size}>
            <title>{formatCount(n)}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const figure = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
const shortEnd = (text: string | null) =>
  text !== null && /^-?\d+\.\d{5,}$/.test(text) ? figure(Number(text)) : text;

function shareText(share: number): string {
  if (share < 0.001) return 'under 0.1 %';
  return share === 1 ? 'all' : `${(share * 100).toFixed(1)} %`;
}
