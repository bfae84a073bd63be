import {Outlet, useRouterState} from '@tanstack/react-router';
import {PanelLeftClose, PanelLeftOpen} from 'lucide-react';
import {Suspense, useMemo, useState} from 'react';
import {useLake} from '#/client/lake';
import {defaultNames} from '#/lakehouse/pipelineConfig/initialConfig';
import {bronzeTables} from '#/lakehouse/tables';
import {Button} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {Skeleton} from '#/ui/Skeleton';
import styles from './CatalogScreen.module.css';
import {catalogTables} from './catalogTables';
import {useRelations} from './relations';
import {CatalogTree} from './tree/CatalogTree';
import {catalogTree} from './tree/treeNodes';

const folders = bronzeTables.map(({endpoint}) => endpoint).toSorted();

/** The catalog as a tree beside what is chosen in it: a table, a folder of the volume, or all of it. */
export function CatalogScreen() {
  const path = useRouterState({select: ({location}) => location.pathname});
  const names = useLake(({status}) => status?.config.configuration) ?? defaultNames;
  const {relations, columns} = useRelations();
  const tree = useMemo(
    () =>
      catalogTree({
        catalog: names.catalog,
        schema: names.schema,
        tables: catalogTables(relations, columns),
        folders,
      }),
    [names, relations, columns],
  );
  // Beside the details it is there until it is closed; where there is no room, only once it is opened.
  const [isClosed, setClosed] = useState(false);
  const [isOpened, setOpened] = useState(false);
  return (
    <div className={styles['catalog']} data-closed={isClosed} data-opened={isOpened}>
      <div className={styles['side']}>
        <div className={styles['toggles']}>
          <span className={styles['wide']}>
            <Button
              kind="quiet"
              iconOnly
              icon={isClosed ? <PanelLeftOpen /> : <PanelLeftClose />}
              aria-label={isClosed ? 'Show the tree' : 'Hide the tree'}
              title={isClosed ? 'Show the tree' : 'Hide the tree'}
              aria-expanded={!isClosed}
              onClick={() => setClosed(!isClosed)}
            />
          </span>
          <span className={styles['narrow']}>
            <Button
              icon={isOpened ? <PanelLeftClose /> : <PanelLeftOpen />}
              aria-expanded={isOpened}
              onClick={() => setOpened(!isOpened)}
            >
              Browse the catalog
            </Button>
          </span>
        </div>
        <div className={styles['tree']}>
          <CatalogTree tree={tree} path={path} onLeave={() => setOpened(false)} />
        </div>
      </div>
      <div className={styles['details']}>
        <Contained resetKeys={[path]}>
          <Suspense fallback={<Skeleton lines={10} />}>
            <Outlet />
          </Suspense>
        </Contained>
      </div>
    </div>
  );
}
