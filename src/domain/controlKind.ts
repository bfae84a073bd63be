/** What a message of race control is about, as a timeline sorts them. */
export type ControlKind =
  | 'Red flag'
  | 'Safety car'
  | 'Yellow flag'
  | 'Blue flag'
  | 'Track limits'
  | 'Steward'
  | 'Session'
  | 'Other';

/** From what stops everybody to what concerns one car. */
export const controlKinds: readonly ControlKind[] = [
  'Session',
  'Red flag',
  'Safety car',
  'Yellow flag',
  'Steward',
  'Track limits',
  'Blue flag',
  'Other',
];

interface ControlMessage {
  readonly category: string | null;
  readonly flag: string | null;
  readonly message: string | null;
}

const byFlag: Readonly<Record<string, ControlKind>> = {
  RED: 'Red flag',
  YELLOW: 'Yellow flag',
  'DOUBLE YELLOW': 'Yellow flag',
  CLEAR: 'Yellow flag',
  BLUE: 'Blue flag',
  CHEQUERED: 'Session',
  GREEN: 'Session',
  'BLACK AND WHITE': 'Steward',
  BLACK: 'Steward',
  'BLACK AND ORANGE': 'Steward',
};

/** A clear track ends a yellow flag and stands with it; a warning for track limits stands with them. */
export function controlKind({category, flag, message}: ControlMessage): ControlKind {
  const text = (message ?? '').toUpperCase();
  if (text.includes('TRACK LIMITS')) return 'Track limits';
  if (category === 'SafetyCar') return 'Safety car';
  const known = byFlag[flag ?? ''];
  if (known) return known;
  if (category === 'SessionStatus' || /PIT (EXIT|LANE|ENTRY) (OPEN|CLOSED)/.test(text))
    return 'Session';
  return /INCIDENT|INVESTIGAT|PENALTY|STEWARDS|REPRIMAND|DELETED/.test(text) ? 'Steward' : 'Other';
}
