import type {ColumnProfile, ResultColumn, ResultProfile} from '#/contracts/query';
import {countText} from '#/base/format';
import {isTime} from './columnKind';
import styles from './ResultGrid.module.css';

interface ProfileCellProps {
  readonly column: ResultColumn;
  readonly profile: ResultProfile | null;
  readonly at: number;
}

const percents = new Intl.NumberFormat('en', {style: 'percent', maximumFractionDigits: 1});

/** What stands in a column: how many NULLs and values, the ends, and how the values are spread. */
export function ProfileCell({column, profile, at}: ProfileCellProps) {
  const found = profile?.columns[at];
  if (!profile || !found)
    return (
      <div className={styles['profile']}>
        <span className={styles['waiting']} />
      </div>
    );
  const nulls = profile.rows === 0 ? 0 : found.nulls / profile.rows;
  const distinct = Math.min(found.distinct, profile.rows - found.nulls);
  return (
    <div className={styles['profile']}>
      <div>
        <p className={styles['fact']}>
          {nulls === 0 ? 'No NULL' : `${percents.format(nulls)} NULL`}
        </p>
        <p className={styles['fact']}>{`~${countText(distinct)} distinct`}</p>
      </div>
      {found.histogram.length > 0 ? (
        <Histogram column={column} profile={found} />
      ) : (
        <TopValues profile={found} rows={profile.rows} />
      )}
      <p className={styles['ends']} title={`${found.min ?? ''} to ${found.max ?? ''}`}>
        <span>{found.min ?? ''}</span>
        <span>{found.max ?? ''}</span>
      </p>
    </div>
  );
}

const binEnd = (value: number, type: string) =>
  isTime(type) ? new Date(value).toISOString().slice(0, 19) : Number(value.toPrecision(4));

function Histogram({
  column,
  profile: {histogram},
}: {
  readonly column: ResultColumn;
  readonly profile: ColumnProfile;
}) {
  const most = Math.max(...histogram.map(({rows}) => rows), 1);
  return (
    <div
      className={styles['bars']}
      role="img"
      aria-label={`Histogram of ${column.name}, ${histogram.length} bins`}
    >
      {histogram.map(({from, to, rows}) => (
        <span
          key={from}
          style={{height: `${Math.max(rows > 0 ? 4 : 0, (rows / most) * 100)}%`}}
          title={`${binEnd(from, column.type)} to ${binEnd(to, column.type)}: ${countText(rows)} rows`}
        />
      ))}
    </div>
  );
}

function TopValues({profile, rows}: {readonly profile: ColumnProfile; readonly rows: number}) {
  return (
    <ul className={styles['top']}>
      {profile.top.slice(0, 3).map((value) => (
        <li key={value.text} title={`${value.text}: ${countText(value.rows)} rows`}>
          <span
            className={styles['share']}
            style={{width: `${(value.rows / Math.max(1, rows)) * 100}%`}}
          />
          <span className={styles['value']}>{value.text === '' ? '(empty)' : value.text}</span>
        </li>
      ))}
    </ul>
  );
}
