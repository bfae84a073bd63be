import {useRouterState} from '@tanstack/react-router';
import {Ellipsis} from 'lucide-react';
import {useCallback, useState} from 'react';
import {Dialog} from '#/ui/Dialog';
import {PlaceLink} from './PlaceLink';
import {barPlaces, type Place, placeGroups, placeOf} from './places';
import styles from './Shell.module.css';

/** Every place, in groups. Where there is little room a few stand in a bar and the others under More. */
export function Navigation() {
  const current = useRouterState({select: ({location}) => placeOf(location.pathname)});
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const isElsewhere = current !== null && !barPlaces.includes(current);
  return (
    <>
      <nav className={styles['nav']} aria-label="Main">
        <Groups current={current} />
        <button
          type="button"
          className={styles['more']}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          data-current={isElsewhere || undefined}
          onClick={() => setOpen(true)}
        >
          <Ellipsis aria-hidden="true" />
          More
        </button>
      </nav>
      {isOpen && (
        <Dialog title="All pages" onClose={close} actions={null}>
          <nav
            className={styles['sheet']}
            aria-label="All pages"
            onClick={(event) => {
              if (event.target instanceof Element && event.target.closest('a')) close();
            }}
          >
            <Groups current={current} />
          </nav>
        </Dialog>
      )}
    </>
  );
}

function Groups({current}: {readonly current: Place | null}) {
  return placeGroups.map(({title, places}) => (
    <div key={title} className={styles['group']} role="group" aria-label={title ?? 'Start'}>
      {title && (
        <p className={styles['groupTitle']} aria-hidden="true">
          {title}
        </p>
      )}
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} isCurrent={place === current} />
      ))}
    </div>
  ));
}
