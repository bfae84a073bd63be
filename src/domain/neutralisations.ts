/** One row of race_control, as far as it concerns the pace of the field. */
export interface RaceControlMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lap: number | null;
  readonly category: string;
  readonly flag: string | null;
  readonly message: string;
}

export type NeutralisationKind = 'SC' | 'VSC' | 'RED';

/** A stretch of laps run, at least in part, at reduced pace. Both laps are included. */
export interface Neutralisation {
  readonly kind: NeutralisationKind;
  readonly fromLap: number;
  readonly toLap: number;
}

type Signal = {readonly kind: NeutralisationKind; readonly opens: boolean} | null;

const isVirtual = (text: string) => /^(VSC|VIRTUAL)/.test(text);

function signalOf({category, flag, message}: RaceControlMessage): Signal {
  const text = message.toUpperCase();
  if (flag === 'RED') return {kind: 'RED', opens: true};
  if (flag === 'GREEN' || (category === 'SessionStatus' && /STARTED|RESUMED/.test(text)))
    return {kind: 'RED', opens: false};
  if (category !== 'SafetyCar') return null;
  const kind = isVirtual(text) ? 'VSC' : 'SC';
  if (text.includes('DEPLOYED')) return {kind, opens: true};
  return /IN THIS LAP|ENDING/.test(text) ? {kind, opens: false} : null;
}

/**
 * Safety car, virtual safety car and red flag periods from race control's messages: two or more rows
 * make one deployment. A safety car called over a virtual one ends it. A period that nothing ends lasts
 * to `lastLap`; messages without a lap (practice, qualifying) are passed over.
 */
export function neutralisations(
  messages: readonly RaceControlMessage[],
  lastLap: number,
): readonly Neutralisation[] {
  const open = new Map<NeutralisationKind, number>();
  const periods: Neutralisation[] = [];
  const close = (kind: NeutralisationKind, toLap: number) => {
    const fromLap = open.get(kind);
    if (fromLap === undefined) return;
    open.delete(kind);
    periods.push({kind, fromLap, toLap: Math.max(fromLap, toLap)});
  };
  for (const message of messages.toSorted((a, b) => a.at - b.at)) {
    const signal = signalOf(message);
    if (signal === null || message.lap === null) continue;
    if (!signal.opens) close(signal.kind, message.lap);
    else if (!open.has(signal.kind)) {
      for (const other of open.keys()) close(other, message.lap);
      open.set(signal.kind, message.lap);
    }
  }
  for (const kind of open.keys()) close(kind, lastLap);
  return periods.toSorted((a, b) => a.fromLap - b.fromLap);
}
