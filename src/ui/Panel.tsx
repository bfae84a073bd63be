import {type ReactNode, Suspense, useId} from 'react';
import {Contained} from './Contained';
import {classNames} from './classNames';
import styles from './Panel.module.css';
import {Skeleton} from './Skeleton';

interface PanelProps {
  readonly title: string;
  /** A state beside the title. */
  readonly badge?: ReactNode;
  /** A sentence under the title. */
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  /** Body goes to the panel's edges: for tables. */
  readonly flush?: boolean;
  /** Lines of skeleton shown while the body loads. */
  readonly lines?: number;
  readonly children: ReactNode;
}

/** A titled box. Its body may suspend or throw without harm to the rest of the screen. */
export function Panel(props: PanelProps) {
  const {title, badge, hint, actions, flush = false, lines = 4, children} = props;
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <div className={styles['name']}>
            <h2 id={id} className={styles['title']}>
              {title}
            </h2>
            {badge}
          </div>
          {hint && <p className={styles['hint']}>{hint}</p>}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
      <div className={classNames(styles['body'], flush && styles['flush'])}>
        <Contained>
          <Suspense fallback={<Skeleton lines={lines} />}>{children}</Suspense>
        </Contained>
      </div>
    </section>
  );
}
