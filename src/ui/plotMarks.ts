/**
 * What our charts use of Observable Plot: a module of its own, so that the rest of Plot is left out of what is fetched.
 * A mark or transform that is missing here is added by its name.
 */
export {
  areaY,
  arrow,
  barX,
  barY,
  cell,
  dot,
  line,
  lineY,
  link,
  plot,
  pointer,
  pointerX,
  pointerY,
  rect,
  ruleX,
  ruleY,
  text,
  tickX,
  tip,
} from '@observablehq/plot';
