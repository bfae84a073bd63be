/** How a file begins, as text. */
export interface FileStart {
  readonly text: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  readonly isJson: boolean;
}

/** Characters read at most. */
const most = 20_000;

/** Reads no more of a file than is shown, inflated where its name says it is compressed. Bytes that are no UTF-8 show as U+FFFD. */
export async function fileStart(blob: Blob, name: string): Promise<FileStart> {
  const isGzip = /\.gz$/i.test(name);
  const bytes = blob.stream();
  const reader = (isGzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  let isWhole = false;
  while (text.length < most) {
    const {done, value} = await reader.read();
    if (done) {
      isWhole = true;
      break;
    }
    text += value;
  }
  if (!isWhole || text.length > most) await reader.cancel();
  return {
    text: text.slice(0, most),
    isWhole: isWhole && text.length <= most,
    isJson: /^\s*[[{]/.test(text),
  };
}
