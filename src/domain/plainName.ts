/** A name without the mark that simulated ones carry, for screens on which a badge says it already. */
export function plainName(name: string): string {
  return name.replace(/ \(simulated\)$/, '');
}
