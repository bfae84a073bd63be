/** Machine-readable reasons a user-visible operation can fail. Stable: stored in run history. */
export type ErrorCode =
  | 'sql.invalid'
  | 'sql.read-only'
  | 'sql.gone'
  | 'source.rate-limited'
  | 'source.unreachable'
  | 'source.live-session'
  | 'source.offline'
  | 'source.signed-out'
  | 'source.too-much-data'
  | 'source.bad-answer'
  | 'source.empty'
  | 'file.malformed'
  | 'file.missing'
  | 'file.refused'
  | 'schema.new-columns'
  | 'storage.quota'
  | 'storage.no-room'
  | 'storage.unavailable'
  | 'export.place'
  | 'export.stopped'
  | 'lake.busy'
  | 'lake.elsewhere'
  | 'lake.unopenable'
  | 'lake.not-ready'
  | 'engine.crashed'
  | 'pipeline.expectation'
  | 'pipeline.flow'
  | 'pipeline.protected'
  | 'pipeline.request'
  | 'config.invalid'
  | 'import.refused'
  | 'import.name-taken'
  | 'backup.refused'
  | 'cancelled'
  | 'internal';

/** The one error class of the app. Carries a code so that it survives the worker boundary. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & {details?: Readonly<Record<string, unknown>>} = {},
  ) {
    super(message, options);
    this.code = code;
    this.details = options.details ?? {};
  }

  /** Wraps anything thrown, keeping an AppError as it is. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    if (thrown instanceof DOMException && thrown.name === 'AbortError')
      return new AppError('cancelled', 'Cancelled');
    if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError')
      return new AppError('storage.quota', 'The browser gave this site no more storage', {
        cause: thrown,
      });
    return new AppError('internal', thrown instanceof Error ? thrown.message : String(thrown), {
      cause: thrown,
    });
  }
}
