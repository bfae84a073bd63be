/** Car numbers as typed, parted by anything that is no digit; each once, 1 to 99, ascending. */
export function carNumbers(text: string): readonly number[] {
  const numbers = (text.match(/\d+/g) ?? []).map(Number).filter((n) => n >= 1 && n <= 99);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
