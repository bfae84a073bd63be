import {useState} from 'react';
import {plural} from '#/base/format';
import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import type {DriverLook} from './driverLook';
import styles from './FilterBar.module.css';
import {type Filter, isFiltering, showsDriver} from './filter';
import {LapRange} from './LapRange';
import {useFilter} from './useFilter';

interface FilterBarProps {
  /** In the order of the buttons. */
  readonly looks: readonly DriverLook[];
  /** Of the session; null where laps cannot be chosen. */
  readonly lastLap: number | null;
}

/** What all panels of the page show: drivers, teams and a stretch of laps. The link keeps it. */
export function FilterBar({looks, lastLap}: FilterBarProps) {
  const {filter, setFilter} = useFilter();
  const [isOpenAtFirst] = useState(() => matchMedia('(min-width: 760px)').matches);
  if (looks.length === 0) return null;
  const teams = [...new Map(looks.map((look) => [look.team, look])).values()];
  return (
    <details className={styles['bar']} open={isOpenAtFirst}>
      <summary className={styles['summary']}>
        <span className={styles['name']}>Filter</span> {filterWords(filter, looks)}
      </summary>
      <div className={styles['body']}>
        <div className={styles['toggles']} role="group" aria-label="Drivers">
          {looks.map((look) => (
            <Toggle
              key={look.driver}
              look={look}
              label={look.acronym}
              title={look.fullName}
              isDashed={look.isSecond}
              isOn={filter.drivers?.includes(look.driver) ?? false}
              onToggle={() => setFilter({drivers: toggled(filter.drivers, look.driver)})}
            />
          ))}
        </div>
        <div className={styles['toggles']} role="group" aria-label="Teams">
          {teams.map((look) => (
            <Toggle
              key={look.team}
              look={look}
              label={look.team}
              isOn={filter.teams?.includes(look.team) ?? false}
              onToggle={() => setFilter({teams: toggled(filter.teams, look.team)})}
            />
          ))}
        </div>
        <div className={styles['rest']}>
          {lastLap !== null && lastLap > 1 && (
            <LapRange laps={filter.laps} lastLap={lastLap} onChange={(laps) => setFilter({laps})} />
          )}
          {isFiltering(filter) && (
            <Button
              kind="quiet"
              onClick={() => setFilter({drivers: null, teams: null, laps: null})}
            >
              Show all
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}

/** The list with the item taken in or out; null when nothing is left. */
function toggled<Item>(list: readonly Item[] | null, item: Item): readonly Item[] | null {
  const now = list ?? [];
  const next = now.includes(item) ? now.filter((other) => other !== item) : [...now, item];
  return next.length > 0 ? next : null;
}

function filterWords(filter: Filter, looks: readonly DriverLook[]): string {
  const shown = looks.filter((look) => showsDriver(filter, look));
  const drivers =
    shown.length === looks.length
      ? 'all drivers'
      : shown.length <= 4
        ? shown.map((look) => look.acronym).join(', ') || 'nobody'
        : `${shown.length} of ${plural(looks.length, 'driver')}`;
  const laps = filter.laps ? `laps ${filter.laps[0]} to ${filter.laps[1]}` : 'all laps';
  return `${drivers}, ${laps}`;
}

interface ToggleProps {
  readonly look: DriverLook;
  readonly label: string;
  readonly title?: string;
  readonly isDashed?: boolean;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Toggle({look, label, title, isDashed = false, isOn, onToggle}: ToggleProps) {
  return (
    <button
      type="button"
      title={title}
      aria-pressed={isOn}
      className={styles['toggle']}
      onClick={onToggle}
    >
      <span
        className={classNames(styles['line'], isDashed && styles['dashed'])}
        style={{color: look.colour}}
        aria-hidden="true"
      />
      {label}
    </button>
  );
}
