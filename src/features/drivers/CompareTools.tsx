import {X} from 'lucide-react';
import type {DriverLook} from '#/charts/driverLook';
import {useLinkParams} from '#/charts/useLinkParams';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {isSimulated} from '#/domain/simulator/calendar';
import {Select} from '#/ui/Select';
import styles from './ComparePanel.module.css';
import {sessionTitle} from './comparison';
import type {ComparisonLook} from './comparisonLook';
import type {SessionChoiceRow} from './driversRows';
import {mostDrivers} from './driversSearch';
import type {Choice} from './useChoice';

interface CompareToolsProps {
  readonly choice: Choice;
  readonly lookOf: (driver: number) => ComparisonLook;
  /** Whose drivers are offered. */
  readonly year: number;
}

/** Who is compared over which sessions: press one to take it out, choose one to add it. The link keeps both. */
export function CompareTools({choice, lookOf, year}: CompareToolsProps) {
  const {looks} = useSeasonLooks(year);
  const [, change] = useLinkParams();
  const {drivers, sessions, offered} = choice;
  const setDrivers = (next: readonly number[]) =>
    change({drivers: next.join(',') || undefined, sessions: sessions.join(',') || undefined});
  const setSessions = (next: readonly number[]) =>
    change({drivers: drivers.join(',') || undefined, sessions: next.join(',') || undefined});
  const titles = new Map(offered.map((row) => [row.session_key, offeredTitle(row)]));
  return (
    <div className={styles['tools']}>
      <div className={styles['row']}>
        {drivers.length < mostDrivers && (
          <Adder
            label="Add a driver"
            options={looks
              .filter(({driver}) => !drivers.includes(driver))
              .map((look) => ({value: String(look.driver), label: nameOf(look)}))}
            onAdd={(driver) => setDrivers([...drivers, Number(driver)])}
          />
        )}
        <ul className={styles['chips']} aria-label="Drivers compared">
          {drivers.map((driver) => (
            <Chip
              key={driver}
              label={looks.find((look) => look.driver === driver)?.fullName ?? lookOf(driver).name}
              colour={lookOf(driver).colour}
              isFixed={drivers.length <= 2}
              onRemove={() => setDrivers(drivers.filter((other) => other !== driver))}
            />
          ))}
        </ul>
      </div>
      <div className={styles['row']}>
        <Adder
          label="Add a session"
          options={offered
            .filter((row) => !sessions.includes(row.session_key))
            .map((row) => ({value: String(row.session_key), label: offeredTitle(row)}))}
          onAdd={(session) => setSessions([...sessions, Number(session)])}
        />
        <ul className={styles['chips']} aria-label="Sessions compared">
          {sessions.map((session) => (
            <Chip
              key={session}
              label={titles.get(session) ?? `Session ${session}, not in this lake`}
              isFixed={sessions.length <= 1}
              onRemove={() => setSessions(sessions.filter((other) => other !== session))}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

const offeredTitle = (row: SessionChoiceRow) =>
  isSimulated(row.session_key) ? `${sessionTitle(row)}, simulated` : sessionTitle(row);

const nameOf = ({fullName, driver}: DriverLook) => `${fullName} (${driver})`;

interface AdderProps {
  readonly label: string;
  readonly options: readonly {readonly value: string; readonly label: string}[];
  readonly onAdd: (value: string) => void;
}

function Adder({label, options, onAdd}: AdderProps) {
  return (
    <div className={styles['adder']}>
      <Select
        label={label}
        value=""
        options={[{value: '', label: 'Choose…'}, ...options]}
        onChange={(value) => {
          if (value !== '') onAdd(value);
        }}
      />
    </div>
  );
}

interface ChipProps {
  readonly label: string;
  readonly colour?: string;
  /** The last ones stay: fewer would be nothing to compare. */
  readonly isFixed: boolean;
  readonly onRemove: () => void;
}

function Chip({label, colour, isFixed, onRemove}: ChipProps) {
  const content = (
    <>
      {colour && <span className={styles['bar']} style={{background: colour}} aria-hidden="true" />}
      {label}
    </>
  );
  return (
    <li>
      {isFixed ? (
        <span className={styles['chip']}>{content}</span>
      ) : (
        <button
          type="button"
          className={styles['chip']}
          aria-label={`Take out ${label}`}
          onClick={onRemove}
        >
          {content}
          <X aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
