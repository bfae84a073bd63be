/** A file gathered from its parts as an export writes them. */
export interface WrittenFile {
  readonly blob: Blob;
  readonly rows: number;
}

export async function writtenFile(
  parts: AsyncIterable<{readonly bytes: Uint8Array<ArrayBuffer>; readonly rows: number}>,
): Promise<WrittenFile> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  let rows = 0;
  for await (const part of parts) {
    all.push(part.bytes);
    rows += part.rows;
  }
  return {blob: new Blob(all), rows};
}
