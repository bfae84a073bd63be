/** How far a list of any length is scrolled. Browsers cap an element's height, so a long list has a shorter one. */
export interface ScrollScale {
  /** Height of the element that is scrolled, in pixels. */
  readonly canvas: number;
  /** Height that all rows would have. */
  readonly total: number;
  /** The element is shorter than its rows: a pixel of the scroll bar is many of them. */
  readonly isScaled: boolean;
  /** Pixels of rows above the upper edge when the element is scrolled by `scrollTop`. */
  readonly rowsAbove: (scrollTop: number) => number;
  /** The other way round. */
  readonly scrollTop: (rowsAbove: number) => number;
}

/** Less than what any browser allows: Firefox has about 17 million pixels, Chrome 33. */
const tallest = 8_000_000;

export function scrollScale(rowsHeight: number, viewport: number): ScrollScale {
  const canvas = Math.min(rowsHeight, tallest);
  const reach = Math.max(0, rowsHeight - viewport);
  const scrolled = Math.max(0, canvas - viewport);
  const isScaled = rowsHeight > canvas;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    canvas,
    total: rowsHeight,
    isScaled,
    rowsAbove: (scrollTop) =>
      isScaled ? within((scrollTop / scrolled) * reach, reach) : within(scrollTop, reach),
    scrollTop: (rowsAbove) =>
      isScaled ? within((rowsAbove / reach) * scrolled, scrolled) : within(rowsAbove, reach),
  };
}
