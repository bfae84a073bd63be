import script from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import {startLean} from './leanStart';

const compiled = Promise.withResolvers<WebAssembly.Module>();
addEventListener('message', (event) => {
  if (!(event.data instanceof WebAssembly.Module)) return;
  event.stopImmediatePropagation();
  compiled.resolve(event.data);
});
startLean(compiled.promise);

const early: MessageEvent[] = [];
// Not a listener: the script replaces it, so that each message is handled once.
// oxlint-disable-next-line unicorn/prefer-add-event-listener
self.onmessage = (event: MessageEvent) => {
  early.push(event);
};
// The package claims that importing it has no effect, so a static import would be dropped.
await import(/* @vite-ignore */ script);
for (const event of early) self.onmessage(event);
