/** Whether an address from the data may be given to a player: only Formula 1's own, which the page's policy allows. */
export function isPlayable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const {protocol, hostname} = new URL(url);
  return protocol === 'https:' && hostname === 'livetiming.formula1.com';
}
