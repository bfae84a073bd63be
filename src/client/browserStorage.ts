/** What the browser says about the room this site takes and may take. Bytes. */
export interface BrowserStorage {
  readonly usedBytes: number;
  /** 0 where the browser does not tell. */
  readonly allowedBytes: number;
  /** Whether the browser clears it only when a person does. */
  readonly isPersisted: boolean;
  /** Where the browser tells it apart. */
  readonly indexedDbBytes: number | null;
  readonly cacheBytes: number | null;
}

interface Estimate extends StorageEstimate {
  /** Chromium's. */
  readonly usageDetails?: {readonly indexedDB?: number; readonly caches?: number};
}

export async function browserStorage(): Promise<BrowserStorage> {
  const [estimate, isPersisted] = await Promise.all([
    navigator.storage.estimate() as Promise<Estimate>,
    navigator.storage.persisted(),
  ]);
  const {usage = 0, quota = 0, usageDetails} = estimate;
  return {
    usedBytes: usage,
    allowedBytes: quota,
    isPersisted,
    indexedDbBytes: usageDetails?.indexedDB ?? null,
    cacheBytes: usageDetails?.caches ?? null,
  };
}

/** Asks the browser not to clear this site by itself; whether it agreed. */
export const askPersistence = (): Promise<boolean> => navigator.storage.persist();
