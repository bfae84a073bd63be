import {AppError} from '#/base/errors';
import {type PicturePart, standAloneSvg} from './standAloneSvg';

const drawn = 'svg:not(.lucide), canvas';

/** Whether there is anything that can be saved as a picture. */
export const hasPicture = (frame: HTMLElement | null): boolean =>
  frame?.querySelector(drawn) != null;

/** The SVG elements and canvases of a picture, where they stand in it; icons and HTML legends are no part of it. */
function partsOf(frame: HTMLElement): readonly PicturePart[] {
  const origin = frame.getBoundingClientRect();
  const serializer = new XMLSerializer();
  return [...frame.querySelectorAll<SVGSVGElement | HTMLCanvasElement>(drawn)]
    .filter((element) => element.parentElement?.closest('svg') === null)
    .map((element) => {
      const {left, top, width, height} = element.getBoundingClientRect();
      const place = {x: left - origin.left, y: top - origin.top, width, height};
      return element instanceof HTMLCanvasElement
        ? {...place, image: element.toDataURL()}
        : {...place, markup: serializer.serializeToString(withOwnText(element))};
    });
}

/** A copy with the font it is shown in, which it has of the page's style sheets. */
function withOwnText(svg: SVGSVGElement): Node {
  const copy = svg.cloneNode(true);
  const {fontFamily, fontSize, color} = getComputedStyle(svg);
  if (copy instanceof SVGElement) {
    copy.setAttribute(
      'style',
      `font-family: ${fontFamily}; font-size: ${fontSize}; color: ${color}`,
    );
  }
  return copy;
}

/** What CSS expressions come to where the picture is drawn, by asking the browser there. */
function resolver(frame: HTMLElement) {
  const probe = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  (frame.querySelector('svg:not(.lucide)') ?? frame).append(probe);
  const resolve = (expression: string) => {
    probe.style.color = '';
    probe.style.color = expression;
    return getComputedStyle(probe).color;
  };
  return {resolve, end: () => probe.remove()};
}

function svgText(frame: HTMLElement, title: string): string {
  const {width} = frame.getBoundingClientRect();
  const parts = partsOf(frame);
  const {resolve, end} = resolver(frame);
  try {
    return standAloneSvg({
      title,
      width,
      parts,
      background: resolve('var(--bg-raised)'),
      ink: resolve('var(--text)'),
      font: getComputedStyle(frame).fontFamily,
      resolve,
    });
  } finally {
    end();
  }
}

/** The picture in `frame` as an SVG file in the colours of the theme that is on. */
export function pictureSvg(frame: HTMLElement, title: string): Blob {
  return new Blob([svgText(frame, title)], {type: 'image/svg+xml'});
}

/** The same as PNG with two pixels for one of the screen. @throws AppError 'internal' when the browser cannot draw it */
export async function picturePng(frame: HTMLElement, title: string): Promise<Blob> {
  const url = URL.createObjectURL(pictureSvg(frame, title));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth * 2, image.naturalHeight * 2);
    const pen = canvas.getContext('2d');
    if (!pen) throw new AppError('internal', 'The browser gave no canvas to draw the PNG on');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({type: 'image/png'});
  } finally {
    URL.revokeObjectURL(url);
  }
}
