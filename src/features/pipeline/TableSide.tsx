import {X} from 'lucide-react';
import {useLake} from '#/client/lake';
import type {UpdatePlan} from '#/contracts/pipeline';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {Panel} from '#/ui/Panel';
import styles from './PipelineScreen.module.css';
import {TablePanel} from './TablePanel';
import {useIsNarrow} from './useIsNarrow';

interface TableSideProps {
  readonly table: TableDefinition;
  readonly plan: UpdatePlan | null;
  readonly column: string | null;
  readonly onColumn: (column: string | null) => void;
  readonly onChoose: (table: TableName | null) => void;
}

/** The chosen table beside the graph, or above all where there is no room beside it. */
export function TableSide({table, plan, column, onColumn, onChoose}: TableSideProps) {
  const isNarrow = useIsNarrow();
  const flow = useLake(({update}) => update?.flows.find((one) => one.table === table.name));
  const planned = plan?.tables.find((one) => one.table === table.name);
  const about = (
    <TablePanel
      table={table}
      flow={flow}
      planned={planned}
      column={column}
      onColumn={onColumn}
      onChoose={onChoose}
    />
  );
  const close = () => onChoose(null);
  if (isNarrow)
    return (
      <Dialog title={table.name} onClose={close} actions={null}>
        {about}
      </Dialog>
    );
  return (
    <div className={styles['side']}>
      <Panel
        title={table.name}
        actions={<Button kind="quiet" iconOnly aria-label="Close" icon={<X />} onClick={close} />}
      >
        {about}
      </Panel>
    </div>
  );
}
