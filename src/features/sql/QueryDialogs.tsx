import type {SqlTab} from './kept/deskFormats';
import {LibraryDialog, type LibraryPart} from './library/LibraryDialog';
import {SaveDialog} from './library/SaveDialog';
import {openTab} from './tabs/sqlDesk';

/** Which dialog is open. */
export type OpenDialog = LibraryPart | 'save' | null;

interface QueryDialogsProps {
  readonly tab: SqlTab;
  readonly open: OpenDialog;
  readonly onClose: () => void;
  /** Told what became of saving. */
  readonly onSaved: (outcome: string) => void;
}

/** The dialogs of a tab: saving it, and queries that open in another. */
export function QueryDialogs({tab, open, onClose, onSaved}: QueryDialogsProps) {
  if (open === null) return null;
  if (open === 'save')
    return (
      <SaveDialog
        tab={tab}
        onClose={(outcome) => {
          onClose();
          if (outcome !== null) onSaved(outcome);
        }}
      />
    );
  return (
    <LibraryDialog
      part={open}
      onClose={onClose}
      onOpen={(content) => {
        onClose();
        openTab(content);
      }}
    />
  );
}
