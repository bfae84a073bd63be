import {Link} from '@tanstack/react-router';
import {classNames} from '#/ui/classNames';
import type {Place} from './places';
import styles from './Shell.module.css';

interface PlaceLinkProps {
  readonly place: Place;
  readonly isCurrent: boolean;
}

/** A place of the navigation. */
export function PlaceLink({place: {to, label, icon, ...more}, isCurrent}: PlaceLinkProps) {
  return (
    <Link
      to={to}
      className={classNames(styles['link'], !('inBar' in more) && styles['onlyWide'])}
      data-current={isCurrent || undefined}
      activeOptions={{exact: to === '/', includeSearch: false}}
    >
      {icon}
      {label}
    </Link>
  );
}
