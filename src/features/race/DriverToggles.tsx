import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import type {DriverLook} from '#/charts/driverLook';
import styles from './DriverToggles.module.css';

interface DriverTogglesProps {
  /** In the order of the buttons. */
  readonly looks: readonly DriverLook[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}

/** A button per driver that shows or hides its line; together they are the legend. */
export function DriverToggles({looks, chosen, onChange}: DriverTogglesProps) {
  const toggle = (driver: number) =>
    onChange(
      chosen.includes(driver) ? chosen.filter((other) => other !== driver) : [...chosen, driver],
    );
  const all = looks.map((look) => look.driver);
  return (
    <div className={styles['toggles']} role="group" aria-label="Drivers shown">
      {looks.map((look) => (
        <button
          key={look.driver}
          type="button"
          title={look.fullName}
          aria-pressed={chosen.includes(look.driver)}
          className={styles['toggle']}
          onClick={() => toggle(look.driver)}
        >
          <span
            className={classNames(styles['line'], look.isSecond && styles['dashed'])}
            style={{color: look.colour}}
            aria-hidden="true"
          />
          {look.acronym}
        </button>
      ))}
      <Button kind="quiet" onClick={() => onChange(chosen.length === all.length ? [] : all)}>
        {chosen.length === all.length ? 'None' : 'All'}
      </Button>
    </div>
  );
}
