/** One lap of one driver. */
export interface LapId {
  readonly driver: number;
  readonly lap: number;
}

export const mapColours = ['speed', 'gear', 'delta'] as const;
export type MapColour = (typeof mapColours)[number];

/** What the link says. */
export interface TelemetrySearch {
  /** Empty for the page's own choice. */
  readonly laps: readonly LapId[];
  /** Metres from and to; null for the whole lap. */
  readonly zoom: readonly [number, number] | null;
  readonly map: MapColour;
}

/** About every lap of a driver's race: a hundred thousand points in seven strips. */
export const mostLaps = 60;

/** Of `?laps=1.12,44.13&zoom=1200-2400&map=gear`; what cannot be read is as if it were not there. */
export function parseTelemetrySearch(params: URLSearchParams): TelemetrySearch {
  const zoom = /^(\d{1,6})-(\d{1,6})$/.exec(params.get('zoom') ?? '');
  const [from, to] = [Number(zoom?.[1]), Number(zoom?.[2])];
  const map = params.get('map');
  return {
    laps: lapsIn(params.get('laps') ?? ''),
    zoom: zoom && from < to ? [from, to] : null,
    map: mapColours.find((colour) => colour === map) ?? 'speed',
  };
}

/** The parameters of a link; undefined is the page's own choice. */
export function telemetryPairs({laps, zoom, map}: TelemetrySearch) {
  return {
    laps: laps.map(lapKey).join(',') || undefined,
    zoom: zoom?.map((metres) => Math.round(metres)).join('-'),
    map: map === 'speed' ? undefined : map,
  };
}

/** `44.13`: lap 13 of car 44. */
export const lapKey = ({driver, lap}: LapId): string => `${driver}.${lap}`;

/** Of `1.12,44.13`; what is no lap is passed over, as is what comes after the last place. */
export function lapsIn(text: string): readonly LapId[] {
  const keys = text.split(',').filter((key) => /^\d{1,3}\.\d{1,3}$/.test(key));
  return [...new Set(keys)].slice(0, mostLaps).map((key) => {
    const [driver = 0, lap = 0] = key.split('.').map(Number);
    return {driver, lap};
  });
}
