/** Dates and times as DuckDB writes them, over the whole of its ranges, which are wider than those of `Date`. */

const perSecond: Readonly<Record<string, bigint>> = {
  TIMESTAMP_S: 1n,
  TIMESTAMP_MS: 1_000n,
  TIMESTAMP_NS: 1_000_000_000n,
};
const microsecond = 1_000_000n;
const largest = 2n ** 63n - 1n;

/** @param value in the type's unit since 1970 */
export function timestampText(type: string, value: bigint): string {
  if (value === largest) return 'infinity';
  if (value === -largest) return '-infinity';
  const unit = perSecond[type] ?? microsecond;
  const perDay = 86_400n * unit;
  const inDay = ((value % perDay) + perDay) % perDay;
  const days = Number((value - inDay) / perDay);
  const zone = type === 'TIMESTAMP WITH TIME ZONE' ? '+00' : '';
  return `${dateText(days)} ${clockText(inDay, unit)}${zone}`;
}

/** @param value in microseconds since midnight */
export const timeText = (value: bigint): string => clockText(value, microsecond);

function clockText(inDay: bigint, unit: bigint): string {
  const seconds = Number(inDay / unit);
  const part = inDay % unit;
  const places = String(unit).length - 1;
  const fraction = String(part).padStart(places, '0').replace(/0+$/, '');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((figure) => String(figure).padStart(2, '0'))
    .join(':');
  return part === 0n ? clock : `${clock}.${fraction}`;
}

const infiniteDays = 2 ** 31 - 1;

/** @param days since 1970 */
export function dateText(days: number): string {
  if (days === infiniteDays) return 'infinity';
  if (days === -infiniteDays) return '-infinity';
  const {year, month, day} = civil(days);
  const isBefore = year <= 0;
  const text = [String(isBefore ? 1 - year : year).padStart(4, '0'), two(month), two(day)].join(
    '-',
  );
  return isBefore ? `${text} (BC)` : text;
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** The day of the Gregorian calendar, year 0 before year 1; by eras of 400 years. */
function civil(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const sinceMarch = days + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
