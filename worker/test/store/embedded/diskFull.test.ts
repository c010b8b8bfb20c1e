import { execFileSync, spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../../protocol/callbacks/callbackSignature';
import { versionAdded } from '../../setup/callbackBodies';
import { newDataDir } from '../../setup/embeddedTemplate';
import { Target } from '../../setup/target';
import { timeTaken } from '../../setup/timeTaken';
import { WorkerProcess } from '../../setup/workerProcess';
import { API_KEY, type SubscriptionView } from '../../setup/workerUnderTest';

const prlimitInstalled = spawnSync('prlimit', ['--version']).status === 0;

/** Lets a process write no file beyond so many bytes: to it, the disk is full. */
function limitFileSize(pid: number | undefined, bytes: number | 'unlimited'): void {
	execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}

describe.skipIf(!prlimitInstalled)('embedded store on a full disk', () => {
	it('answers 503 in time and 204 again when there is room, and loses nothing', async () => {
		const dataDir = await newDataDir({});
		const target = await Target.start();
		const worker = await WorkerProcess.start({
			API_KEY,
			DATA_DIR: dataDir,
			ALLOWED_TARGETS: target.origin,
		});
		try {
			const response = await fetch(`${worker.url}/api/v1/subscriptions`, {
				method: 'POST',
				headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
				body: JSON.stringify({ target: target.url('/webhook') }),
			});
			const subscription = (await response.json()) as SubscriptionView;
			const send = async (name: string): Promise<number> => {
				const body = versionAdded({ name });
				const url = `${worker.url}${new URL(subscription.callbackUrl).pathname}`;
				const signature = signCallback(body, subscription.callbackSecret);
				const headers = {
					'content-type': 'application/json',
					[CALLBACK_SIGNATURE_HEADER]: signature,
				};
				return (await fetch(url, { method: 'POST', headers, body })).status;
			};
			const names = (): unknown[] =>
				target.received.map(({ delivery }) => delivery.events[0]?.payload.name);

			await expect.poll(() => send('before')).toBe(204);
			await expect.poll(names).toEqual(['before']);

			limitFileSize(worker.pid, 4096);
			const refuse = async (): Promise<void> => expect(await send('while full')).toBe(503);
			await expect.poll(() => timeTaken(refuse)).toBeLessThan(1000);
			expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);

			limitFileSize(worker.pid, 'unlimited');
			await expect.poll(() => send('afterwards'), { timeout: 60_000 }).toBe(204);
			await expect.poll(names, { timeout: 60_000 }).toContain('afterwards');
		} finally {
			await worker.remove();
			await target.close();
			await rm(dataDir, { recursive: true });
		}
	});
});
