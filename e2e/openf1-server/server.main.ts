import {parseArgs} from 'node:util';
import {type Openf1Server, startServer} from './server';

/** The server from the command line; see README.md. */
async function main(): Promise<Openf1Server> {
  const {values} = parseArgs({
    options: {
      port: {type: 'string', default: '8642'},
      data: {type: 'string', default: 'recorded'},
      paced: {type: 'boolean', default: false},
    },
  });
  const {data} = values;
  if (data !== 'recorded' && data !== 'simulated')
    throw new Error('--data is recorded or simulated');
  return startServer({
    port: Number(values.port),
    data,
    ...(values.paced ? {pace: {perSecond: 3, perMinute: 30}} : {}),
  });
}

const server = await main();
console.log(`${server.url}/v1`);
