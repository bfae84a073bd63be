/** Words in capitals are the surname, as timing screens write it: Max VERSTAPPEN, ZHOU Guanyu. */
const isCapitals = (word: string) =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

const capitalised = (word: string) =>
  word
    .split(/([-'’])/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('');

/** The full name for reading: `Max VERSTAPPEN` becomes `Max Verstappen`. */
export function driverName(fullName: string): string {
  return fullName
    .split(' ')
    .map((word) => (isCapitals(word) ? capitalised(word) : word))
    .join(' ');
}

/** The surname for reading; without capitals to tell it, the last word. */
export function surname(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const capitals = words.filter(isCapitals);
  return capitals.length > 0 ? capitals.map(capitalised).join(' ') : (words.at(-1) ?? fullName);
}
