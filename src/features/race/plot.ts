import type * as PlotModule from '@observablehq/plot';

export type Plot = typeof PlotModule;

/** What `Figure` draws: options made for a width in pixels. */
export type Drawing = (plot: Plot, width: number) => PlotModule.PlotOptions;
