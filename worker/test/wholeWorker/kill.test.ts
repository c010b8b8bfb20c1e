import { rm } from 'node:fs/promises';
import { describe, it, type ExpectStatic } from 'vitest';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../protocol/callbacks/callbackSignature';
import { versionAdded } from '../setup/callbackBodies';
import { newDataDir } from '../setup/embeddedTemplate';
import { Target } from '../setup/target';
import { allWorkerBackends } from '../setup/workerBackends';
import { WorkerProcess } from '../setup/workerProcess';
import { API_KEY, type SubscriptionView } from '../setup/workerUnderTest';

const ROUNDS = 2;

describe.concurrent.each(allWorkerBackends)(
	'worker on $name that is killed',
	({ absent, start }) => {
		it.skipIf(absent)(
			'delivers everything it answered with 204',
			async ({ expect }) => {
				const backend = await start();
				try {
					await expectNothingLost(backend.environment, expect);
				} finally {
					await backend.remove();
				}
			},
			120_000,
		);
	},
);

/** Kills the worker under load, several times, and compares what it answered with what arrived. */
async function expectNothingLost(
	environment: Record<string, string>,
	expect: ExpectStatic,
): Promise<void> {
	const dataDir = await newDataDir(environment);
	const target = await Target.start();
	const worker = await WorkerProcess.start({
		...environment,
		API_KEY,
		DATA_DIR: dataDir,
		ALLOWED_TARGETS: target.origin,
	});
	try {
		const subscription = await subscribe(worker, target.url('/webhook'));
		const acknowledged = new Set<string>();
		for (let round = 1; round <= ROUNDS; round += 1) {
			const enough = acknowledged.size + 50;
			const load = sendUntilRefused(worker, subscription, acknowledged);
			await expect.poll(() => acknowledged.size, { interval: 5 }).toBeGreaterThan(enough);
			await worker.kill();
			await load;
			await worker.run();
		}
		const missing = (): string[] => {
			const arrived = new Set(
				target.received.map(({ delivery }) => delivery.events[0]?.payload.name),
			);
			return [...acknowledged].filter((name) => !arrived.has(name));
		};
		// Events that were being delivered come back when the dead process' lock on them has expired.
		await expect.poll(missing, { timeout: 70_000, interval: 200 }).toEqual([]);
		expect(await worker.terminate()).toBe(0);
	} finally {
		await worker.remove();
		await target.close();
		await rm(dataDir, { recursive: true });
	}
}

async function subscribe(worker: WorkerProcess, target: string): Promise<SubscriptionView> {
	const response = await fetch(`${worker.url}/api/v1/subscriptions`, {
		method: 'POST',
		headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
		body: JSON.stringify({ target }),
	});
	return (await response.json()) as SubscriptionView;
}

/** Sends callbacks from several callers until the worker is dead. A 503 is sent again, as Autodesk does. */
async function sendUntilRefused(
	worker: WorkerProcess,
	{ callbackUrl, callbackSecret }: SubscriptionView,
	acknowledged: Set<string>,
): Promise<void> {
	const url = `${worker.url}${new URL(callbackUrl).pathname}`;
	const send = async (): Promise<void> => {
		for (;;) {
			const name = crypto.randomUUID();
			const body = versionAdded({ name });
			const headers = {
				'content-type': 'application/json',
				[CALLBACK_SIGNATURE_HEADER]: signCallback(body, callbackSecret),
			};
			const response = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
			if (!response) return;
			if (response.status === 204) acknowledged.add(name);
			else if (response.status !== 503) throw new Error(`answered with ${response.status}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, send));
}
