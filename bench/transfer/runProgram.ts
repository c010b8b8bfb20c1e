import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Outcome } from './outcome';
import { watchMemory } from './peak';
import type { Order } from './programs/main';

/** Runs a program in a process of its own, so that its memory is its alone. */
export async function runProgram(order: Order): Promise<Omit<Outcome, 'right'>> {
	const child = fork(join(import.meta.dirname, 'programs/main.ts'), {
		execArgv: ['--import', 'tsx'],
		// The SDK writes a line per part.
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	await once(child, 'message');
	const grown = await watchMemory(child.pid);
	child.send(order);
	const [result] = (await once(child, 'message')) as [{ seconds: number; failure?: string }];
	const growth = await grown();
	// By itself it may have ended, or wait for connections that are kept alive.
	child.kill();
	return { ...result, growth };
}
