import {type ReactNode, Suspense} from 'react';
import {Contained} from '#/ui/Contained';
import {Skeleton} from '#/ui/Skeleton';
import {Tabs} from '#/ui/Tabs';
import {useTableParams} from './useTableParams';

interface TableTabsProps<Tab extends {readonly id: string; readonly label: string}> {
  readonly tabs: readonly Tab[];
  readonly children: (tab: Tab) => ReactNode;
}

/** All about a table, in tabs; the link holds which one is shown. */
export function TableTabs<Tab extends {readonly id: string; readonly label: string}>({
  tabs,
  children,
}: TableTabsProps<Tab>) {
  const [{tab}, change] = useTableParams();
  const selected = tabs.find(({id}) => id === tab) ?? tabs[0];
  if (!selected) return null;
  return (
    <Tabs
      label="About this table"
      tabs={tabs}
      selected={selected.id}
      onSelect={(id) => change({tab: id === tabs[0]?.id ? null : id, column: null})}
    >
      <Contained resetKeys={[selected.id]}>
        <Suspense fallback={<Skeleton lines={10} />}>{children(selected)}</Suspense>
      </Contained>
    </Tabs>
  );
}
