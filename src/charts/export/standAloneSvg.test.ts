import {expect, test} from 'vitest';
import {type PictureSpec, standAloneSvg, titleLines, withoutCssVariables} from './standAloneSvg';

const spec: PictureSpec = {
  title: 'Gap to the leader',
  width: 600,
  parts: [
    {
      x: 0,
      y: 10,
      width: 600,
      height: 290,
      markup: '<svg><path stroke="var(--text)" fill="light-dark(#fff, var(--bg))"/></svg>',
    },
  ],
  background: 'rgb(255, 255, 255)',
  ink: 'rgb(0, 0, 0)',
  font: '"DejaVu Sans", sans-serif',
  resolve: (expression) => `[${expression.length}]`,
};

test('every variable is replaced by its value, nested ones as a whole', () => {
  const asked: string[] = [];
  const resolve = (expression: string) => {
    asked.push(expression);
    return 'rgb(1, 2, 3)';
  };
  expect(
    withoutCssVariables(
      'a="var(--x)" b="light-dark(#fff, var(--y, rgb(0, 0, 0)))" c="var(--x)"',
      resolve,
    ),
  ).toBe('a="rgb(1, 2, 3)" b="rgb(1, 2, 3)" c="rgb(1, 2, 3)"');
  expect(asked).toEqual(['var(--x)', 'light-dark(#fff, var(--y, rgb(0, 0, 0)))']);
});

test('text without variables, or with an open parenthesis, is left as it is', () => {
  const resolve = () => 'never';
  expect(withoutCssVariables('fill="rgb(1, 2, 3)" var(--x', resolve)).toBe(
    'fill="rgb(1, 2, 3)" var(--x',
  );
});

test('the file has a size, a title, a ground and its parts, and asks for nothing outside it', () => {
  const svg = standAloneSvg(spec);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="632" height="350"/);
  expect(svg).toContain('<title>Gap to the leader</title>');
  expect(svg).toContain('<rect width="632" height="350" fill="rgb(255, 255, 255)"/>');
  expect(svg).toContain('<path stroke="[11]" fill="[27]"/>');
  expect(svg).not.toMatch(/var\(|light-dark\(/);
});

test('what is not allowed in markup is escaped', () => {
  const svg = standAloneSvg({...spec, title: 'Laps < 107 % & more'});
  expect(svg).toContain('<title>Laps &lt; 107 % &amp; more</title>');
  expect(svg).toContain('font-family="&quot;DejaVu Sans&quot;, sans-serif"');
});

test('a canvas goes in as its image', () => {
  const image = 'data:image/png;base64,AAAA';
  expect(standAloneSvg({...spec, parts: [{x: 0, y: 0, width: 9, height: 9, image}]})).toContain(
    `width="9" height="9" href="${image}"/>`,
  );
});

test('a long title goes over several lines without losing a word', () => {
  const title = 'Lap time of each of the chosen drivers by lap, with pit laps as rings';
  const lines = titleLines(title, 200);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join(' ')).toBe(title);
});
