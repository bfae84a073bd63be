import type {PlotOptions} from '@observablehq/plot';
import type * as PlotMarks from '#/ui/plotMarks';

export type Plot = typeof PlotMarks;

/** What a figure draws: options made for a width in pixels. */
export type Drawing = (plot: Plot, width: number) => PlotOptions;
