import {afterEach, expect, test} from 'vitest';
import {cdp} from 'vitest/browser';
import {render} from 'vitest-browser-react';
import {Canvas, type Surface} from './Canvas';
import './tokens.css';

const features = (value: string) => ({features: [{name: 'prefers-reduced-motion', value}]});

afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', features(''));
});

test.each(['no-preference', 'reduce'])(
  'colours of the page are those of the canvas, motion: %s',
  async (motion) => {
    await cdp().send('Emulation.setEmulatedMedia', features(motion));
    const {promise: inks, resolve} = Promise.withResolvers<readonly string[]>();
    const draw = ({ink}: Surface) => resolve(['rgb(1, 2, 3)', 'light-dark(red, red)'].map(ink));
    await render(<Canvas draw={draw} height={20} />);
    expect(await inks).toEqual(['rgb(1, 2, 3)', 'rgb(255, 0, 0)']);
  },
);
