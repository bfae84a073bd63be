/** How quickly OpenF1 is asked at most; null: as quickly as it allows. */
export interface Pace {
  readonly perSecond: number | null;
  readonly perMinute: number | null;
}

export const asAllowed: Pace = {perSecond: null, perMinute: null};

/** What OpenF1 allows: anybody, and its sponsors. */
export const paceLimits = {
  free: {perSecond: 3, perMinute: 30},
  sponsor: {perSecond: 6, perMinute: 60},
} as const;

/** What the page may ask about the pace. */
export interface PaceApi {
  pace(request: Record<string, never>): Pace;
  /** Never quicker than OpenF1 allows, whatever is asked for. @throws AppError 'config.invalid' */
  setPace(request: Pace): Pace;
}
