import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { versionAdded } from '../../setup/callbackBodies';
import { KillableWorker } from '../../setup/killableWorker';
import { embedded } from '../../setup/stores';
import { timeTaken } from '../../setup/timeTaken';

const prlimitInstalled = spawnSync('prlimit', ['--version']).status === 0;

/** Limits the size of the files that a process can write: to the process, the disk is full. */
function limitFileSize(pid: number | undefined, bytes: number | 'unlimited'): void {
	execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}

describe.skipIf(!prlimitInstalled)('embedded store on a full disk', () => {
	it('answers 503 in time, answers 204 again when there is space, and loses nothing', async () => {
		const worker = await KillableWorker.start(embedded, onTestFinished);
		const subscription = await worker.subscribe();
		const send = async (name: string): Promise<number> =>
			(await worker.callback(subscription, versionAdded({ name }))).status;
		const names = (): unknown[] => worker.events.map(({ payload }) => payload.name);

		await expect.poll(() => send('before')).toBe(204);
		await expect.poll(names).toEqual(['before']);

		limitFileSize(worker.process.pid, 4096);
		const refuse = async (): Promise<void> => expect(await send('while full')).toBe(503);
		await expect.poll(() => timeTaken(refuse)).toBeLessThan(1000);
		expect((await fetch(`${worker.process.url}/healthz`)).status).toBe(200);

		limitFileSize(worker.process.pid, 'unlimited');
		await expect.poll(() => send('afterwards'), { timeout: 60_000 }).toBe(204);
		await expect.poll(names, { timeout: 60_000 }).toContain('afterwards');
	});
});
