import {formatBytes} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import styles from './Storage.module.css';
import {usedBy, type UsedBy} from './usedBy';
import type {DeviceUse} from './useStorageUse';

const columns: readonly SmallColumn<UsedBy>[] = [
  {
    id: 'what',
    label: 'What',
    isRowHeader: true,
    render: ({what, about}) => (
      <>
        {what} <small className={styles['about']}>{about}</small>
      </>
    ),
  },
  {id: 'bytes', label: 'Room', isFigure: true, render: ({bytes}) => formatBytes(bytes)},
];

/** How much of the device LapLake uses, by what it is. */
export function UsePanel({use}: {readonly use: DeviceUse}) {
  const {usedBytes, allowedBytes} = use.browser;
  const share = allowedBytes > 0 ? usedBytes / allowedBytes : null;
  return (
    <Panel title="What takes room" hint="Everything stays on this device, in this browser profile.">
      <div className={styles['stack']}>
        <Stats>
          <Stat label="Used" value={formatBytes(usedBytes)} note="as the browser counts" />
          <Stat
            label="Left, about"
            value={allowedBytes > 0 ? formatBytes(Math.max(0, allowedBytes - usedBytes)) : '–'}
            note="the browser’s allowance; the disk may be full before"
          />
          <Stat label="Database file" value={formatBytes(use.lake.database.bytes)} />
        </Stats>
        {share !== null && (
          <Meter label="Storage used" value={share} tone={share > 0.9 ? 'warn' : 'accent'} />
        )}
        <SmallTable
          label="Storage by what it is"
          columns={columns}
          rows={usedBy(use)}
          rowKey={({id}) => id}
        />
      </div>
    </Panel>
  );
}
