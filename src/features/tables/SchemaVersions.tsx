import {useMemo, useState} from 'react';
import {useSql} from '#/client/useSql';
import type {BronzeTable} from '#/lakehouse/define';
import {Badge} from '#/ui/Badge';
import {formatCount, formatCounted, formatWhen} from '#/ui/format';
import styles from './SchemaVersions.module.css';
import {
  type ColumnChange,
  type SchemaVersionRow,
  schemaVersionsSql,
  type VersionWithChanges,
  versionsWithChanges,
} from './schemaVersions';

/** Every version of a bronze table's schema with what it changed, newest first. */
export function SchemaVersions({table}: {readonly table: BronzeTable}) {
  const rows = useSql<SchemaVersionRow>(schemaVersionsSql(table.name), [table.name]);
  const versions = useMemo(() => versionsWithChanges(rows), [rows]);
  const [now] = useState(Date.now);
  if (versions.length === 0) return null;
  return (
    <section className={styles['versions']} aria-labelledby="schema-versions">
      <div>
        <h2 id="schema-versions">Versions</h2>
        <p className={styles['muted']}>
          Each is a file too: <code>{`_schemas/${table.endpoint}/<version>.json`}</code> beside the
          staging folder.
        </p>
      </div>
      <ol className={styles['list']} reversed start={versions[0]?.version ?? 0}>
        {versions.map((version) => (
          <li key={version.version} className={styles['version']}>
            <Version version={version} now={now} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Version({version, now}: {readonly version: VersionWithChanges; readonly now: number}) {
  const {columns, changes} = version;
  return (
    <>
      <h3>
        {`Version ${formatCount(version.version)}`}{' '}
        <span className={styles['muted']}>{formatWhen(version.created, now)}</span>
      </h3>
      <Cause version={version} />
      {changes && (
        <ul
          className={styles['changes']}
          aria-label={`Changes of version ${version.version} against the one before`}
        >
          {changes.map((change) => (
            <Change key={change.name} change={change} />
          ))}
        </ul>
      )}
      <details>
        <summary className={styles['summary']}>
          {`${changes ? 'All' : 'The'} ${formatCounted(columns.length, 'column')} of version ${version.version}`}
        </summary>
        <ul className={styles['columns']}>
          {columns.map(({name, type, origin}) => (
            <li key={name}>
              {name} <span className={styles['muted']}>{type}</span>{' '}
              {origin !== 'declared' && <Badge>{origin}</Badge>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Cause({version: {version, batchId, path}}: {readonly version: VersionWithChanges}) {
  if (version === 0)
    return <p className={styles['muted']}>The columns that the table’s definition declares.</p>;
  if (batchId === null)
    return <p className={styles['muted']}>Found when the lake was opened; no batch is known.</p>;
  return (
    <p className={styles['muted']}>
      {`Batch ${formatCount(batchId)}, `}
      {path === null ? 'by a schema hint' : <span className={styles['mono']}>{path}</span>}
    </p>
  );
}

function Change({change: {name, type, typeBefore, origin}}: {readonly change: ColumnChange}) {
  const isAdded = typeBefore === null;
  return (
    <li className={isAdded ? styles['added'] : styles['changed']}>
      <span className={styles['sign']} aria-hidden="true">
        {isAdded ? '+' : '~'}
      </span>
      <span>
        <strong>{name}</strong> {isAdded ? `${type} added` : `${typeBefore} became ${type}`}{' '}
        <Badge>{origin}</Badge>
      </span>
    </li>
  );
}
