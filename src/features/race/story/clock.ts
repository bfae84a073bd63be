const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A moment, of epoch milliseconds or of an axis, as the UTC time of day, `14:05`. */
export const clockText = (moment: number | Date): string => time.format(moment);
