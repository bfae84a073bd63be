import {tableFromArrays, tableToIPC} from 'apache-arrow';
import {defaultFileOptions} from '#/contracts/export';
import {writtenFile} from '#/testing/writtenFile';
import {writeParquet} from './writeParquet';

/** Writes a column of a million numbers, in ten pieces, and answers with the file. */
async function* pieces() {
  const laps = Int32Array.from({length: 100_000}, (_, lap) => lap);
  const stream = tableToIPC(tableFromArrays({laps}), 'stream');
  const prefix = 8;
  const endOfStream = 8;
  const schema = prefix + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
  yield stream.subarray(0, schema);
  for (let piece = 0; piece < 10; piece += 1)
    yield stream.subarray(schema, stream.length - endOfStream);
}

const options = {...defaultFileOptions, metadata: {table: 'laps'}};
postMessage(await writtenFile(writeParquet(pieces(), options)));
