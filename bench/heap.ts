import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Live memory after garbage collection, in MiB. Blocks the process for some milliseconds. */
export function liveHeap(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed / 2 ** 20;
}
