import type { Split } from './parts.js';

/** A layout for one kind of work. Panels that this build does not have are left out. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly layout: Split;
}

const RUN: Preset = {
  id: 'run',
  title: 'Run the match',
  layout: {
    share: 1,
    parts: [
      {
        share: 344,
        min: 300,
        parts: [
          { share: 130, panels: ['rooms'] },
          { share: 320, panels: ['players'] },
          { share: 130, panels: ['links'] },
          { share: 300, panels: ['time'] },
        ],
      },
      {
        share: 664,
        parts: [
          { share: 600, panels: ['world'] },
          {
            share: 236,
            parts: [
              { share: 5, panels: ['load', 'ticks', 'traffic', 'pins'] },
              { share: 6, panels: ['audit', 'alerts', 'log', 'flights'] },
            ],
          },
        ],
      },
      { share: 420, min: 360, panels: ['inspector', 'automate'] },
    ],
  },
};

export const PRESETS: readonly [Preset, ...Preset[]] = [RUN];
