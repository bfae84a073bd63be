import type * as PlotModule from '@observablehq/plot';

export type Plot = typeof PlotModule;

/** What a figure draws: options made for a width in pixels. */
export type Drawing = (plot: Plot, width: number) => PlotModule.PlotOptions;
