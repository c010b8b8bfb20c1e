import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
	RegisteredSubscription,
	RotatedSecret,
	SigningKey,
} from '../../../protocol/worker/api/shapes/subscription';
import { versionAdded } from '../setup/callbackBodies';
import {
	ExampleReceiver,
	isRunnable,
	RECEIVERS,
	type ReceiverName,
} from '../setup/exampleReceiver';
import { API_KEY, WorkerUnderTest } from '../setup/workerUnderTest';

const NAMES = Object.keys(RECEIVERS) as ReceiverName[];
const ONE_EVENT = [expect.stringMatching(/^event dm\.version\.added evt_\w+$/)];

describe.each(NAMES)('the receiver of the documentation %s', (name) => {
	const receivers: ExampleReceiver[] = [];
	let worker: WorkerUnderTest;

	beforeAll(async () => {
		receivers.push(await ExampleReceiver.atFreePort(name), await ExampleReceiver.atFreePort(name));
		worker = await WorkerUnderTest.start({
			ALLOWED_TARGETS: receivers.map(({ origin }) => origin).join(),
			RETRY_SCHEDULE: '1,1,1',
		});
	});
	afterAll(async () => {
		await Promise.all(receivers.map((receiver) => receiver.stop()));
		await worker.remove();
	});

	/** A receiver that does not run yet, and its subscription. */
	async function next(signingKey: SigningKey) {
		const receiver = receivers[signingKey === 'secret' ? 0 : 1] as ExampleReceiver;
		const target = `${receiver.origin}/aps`;
		const response = await worker.api('POST', '/subscriptions', { target, signingKey });
		return { receiver, subscription: (await response.json()) as RegisteredSubscription };
	}

	it.runIf(isRunnable(name))(
		'accepts what is signed with its secret, and nothing else',
		async () => {
			const { receiver, subscription } = await next('secret');
			const { id, signingSecret } = subscription;
			const rotate = async (keepPreviousHours: number): Promise<void> => {
				const path = `/subscriptions/${id}/rotate-secret`;
				const response = await worker.api('POST', path, { keepPreviousHours });
				const rotated = (await response.json()) as RotatedSecret;
				expect(rotated.signingSecret).not.toBe(signingSecret);
			};
			await receiver.start({ SIGNING_SECRET: signingSecret ?? '' });
			await worker.send(subscription, versionAdded({ name: 'Façade €.dwg' }));
			await expect.poll(() => receiver.events).toEqual(ONE_EVENT);

			await rotate(24);
			await worker.send(subscription, versionAdded());
			await expect.poll(() => receiver.events).toHaveLength(2);

			await rotate(0);
			const test = await worker.api('POST', `/subscriptions/${id}/test`);
			expect(await test.json()).toMatchObject({ delivered: false, status: 401 });
			expect(receiver.events).toHaveLength(2);
		},
	);

	it.runIf(isRunnable(name))('accepts what is signed with the derived key', async () => {
		const { receiver, subscription } = await next('derived');
		await receiver.start({ API_KEY, SUBSCRIPTION_ID: subscription.id, SIGNING_SECRET: '' });
		await worker.send(subscription, versionAdded());
		await expect.poll(() => receiver.events).toEqual(ONE_EVENT);
	});
});
