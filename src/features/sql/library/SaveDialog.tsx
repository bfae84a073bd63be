import {useState} from 'react';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {Field} from '#/ui/Field';
import type {SqlTab} from '../kept/deskFormats';
import {changeTab, keepSaved, useSqlDesk} from '../tabs/sqlDesk';

interface SaveDialogProps {
  readonly tab: SqlTab;
  /** Told what became of it; null when nothing was saved. */
  readonly onClose: (outcome: string | null) => void;
}

/** Keeps a tab's query under a name, which the tab has from then on. */
export function SaveDialog({tab, onClose}: SaveDialogProps) {
  const saved = useSqlDesk((desk) => desk.saved);
  const [name, setName] = useState(tab.name);
  const wanted = name.trim();
  const isTaken = saved.some((query) => query.name === wanted);
  const save = () => {
    if (wanted === '') return;
    const {sql, parameters} = tab;
    const isKept = keepSaved([...saved, {name: wanted, sql, parameters, savedAt: Date.now()}]);
    changeTab(tab.id, {name: wanted});
    onClose(
      isKept ? `Saved as ${wanted}` : 'The browser has no room: kept until the page is closed',
    );
  };
  return (
    <Dialog
      title="Save the query"
      onClose={() => onClose(null)}
      actions={
        <Button kind="primary" disabled={wanted === ''} onClick={save}>
          {isTaken ? 'Replace' : 'Save'}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={80}
          autoFocus
          hint={isTaken ? 'A query of this name is saved already; it is replaced.' : undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
