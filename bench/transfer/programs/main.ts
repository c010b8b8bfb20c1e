import { once } from 'node:events';
import { join } from 'node:path';
import { CONNECTIONS, objectKeys } from '../job';
import type { Job } from '../job';
import { PlainOss } from './oss';
import { downloadPlainly, uploadPlainly } from './plain';
import { downloadWithSdk, uploadWithSdk } from './sdk';

/** What the bench passes to a program in a process of its own. */
export interface Order {
	program: 'plain' | 'sdk';
	job: Job;
	/** Of the simulator. */
	url: string;
	token: string;
	/** Contains the files, named by their keys. */
	folder: string;
}

type Move = (key: string, path: string) => Promise<void>;

/** Waits for an order, does it, and reports the seconds. */
async function main(): Promise<void> {
	process.send?.({ ready: true });
	const [order] = (await once(process, 'message')) as [Order];
	const startedAt = performance.now();
	try {
		await moveAll(order, mover(order));
		process.send?.({ seconds: (performance.now() - startedAt) / 1000 });
	} catch (error) {
		const failure = error instanceof Error ? error.message : String(error);
		process.send?.({ seconds: (performance.now() - startedAt) / 1000, failure });
	}
}

function mover({ program, job, url, token }: Order): Move {
	const down = job.direction === 'down';
	if (program === 'sdk') {
		const move = down ? downloadWithSdk : uploadWithSdk;
		return async (key, path) => await move(url, token, key, path);
	}
	const oss = new PlainOss(url, token);
	const move = down ? downloadPlainly : uploadPlainly;
	return async (key, path) => await move(oss, key, path);
}

/** The plain program moves several files at a time; the SDK has no means for that. */
async function moveAll({ program, job, folder }: Order, move: Move): Promise<void> {
	const keys = objectKeys(job);
	const worker = async () => {
		for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
			await move(key, join(folder, key));
		}
	};
	const workers = program === 'plain' ? Math.min(CONNECTIONS, keys.length) : 1;
	await Promise.all(Array.from({ length: workers }, worker));
}

void main();
