/** Seconds as `0:03:20`, before zero with a minus sign. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '−' : ''}${hours}:${two(minutes)}:${two(whole % 60)}`;
}
