import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { OperationOrder } from './operationProcess';

/** A process that runs one operation on demand, and can be killed in the middle. */
export class KillableOperation {
	private readonly child: ChildProcess = fork(resolve('test/harness/operationProcess.ts'), {
		execArgv: ['--import', 'tsx'],
		env: {
			...process.env,
			N8N_USER_FOLDER: join('.tmp', 'n8n'),
			N8N_ENCRYPTION_KEY: 'test',
			N8N_LOG_LEVEL: 'silent',
		},
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});

	start(order: OperationOrder): void {
		this.child.send(order);
	}

	/** Resolves once it is gone. */
	async kill(): Promise<void> {
		this.child.kill('SIGKILL');
		const [, signal] = (await once(this.child, 'exit')) as [number | null, string | null];
		expect(signal).toBe('SIGKILL');
	}
}
