const shape =
  /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/**
 * Epoch milliseconds of `2026-03-01`, `2026-03-01 14:00`, `2026-03-01T14:00:00.5+01:00`; null for anything else and
 * for days and hours that do not exist. No zone means UTC.
 */
export function parseTimestamp(text: string): number | null {
  const found = shape.exec(text);
  if (!found) return null;
  const [, day = '', clock = '00:00', second = '00', fraction = '', zone = 'Z'] = found;
  const local = Date.parse(`${day}T${clock}:${second}.${`${fraction}000`.slice(0, 3)}Z`);
  const isReal = !Number.isNaN(local) && new Date(local).toISOString().startsWith(day);
  const offset = offsetMs(zone);
  return isReal && offset !== null ? local - offset : null;
}

function offsetMs(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
