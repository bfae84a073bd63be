const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A moment as the UTC time of day, `14:05`. */
export const clockText = (ms: number): string => time.format(ms);
