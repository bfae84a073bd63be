import {
  CircleHelp,
  Columns3,
  CornerDownRight,
  FileJson,
  Flag,
  SquareTerminal,
  Table2,
  User,
  Users,
  Zap,
} from 'lucide-react';
import type {EntryKind} from './entry';

const icons = {
  page: CornerDownRight,
  action: Zap,
  table: Table2,
  race: Flag,
  driver: User,
  team: Users,
  column: Columns3,
  query: SquareTerminal,
  file: FileJson,
  help: CircleHelp,
} as const satisfies Readonly<Record<EntryKind, unknown>>;

export function EntryIcon({kind}: {readonly kind: EntryKind}) {
  const Icon = icons[kind];
  return <Icon aria-hidden="true" />;
}
