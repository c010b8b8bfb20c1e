import type { INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCallbackSecret } from '../../protocol/callbacks/callbackSecret';
import { versionAdded } from '../../worker/test/setup/callbackBodies';
import type { SubscriptionView } from '../../worker/test/setup/workerUnderTest';
import { byId } from '../harness/runOperation';
import { WorkersNode } from '../harness/workersNode';

/** The quarantine operations of the worker node against the real worker. */
describe('callbacks with a wrong signature', () => {
	let node: WorkersNode;
	beforeAll(async () => {
		node = await WorkersNode.start();
	});
	afterAll(async () => await node.close());

	const run = async (name: string, parameters: INodeParameters) =>
		await node.run(`quarantine.${name}`, parameters);
	const records = async (name: string, parameters: INodeParameters) =>
		await node.records(`quarantine.${name}`, parameters);

	/** A subscription that refuses what Autodesk signs with another secret. */
	async function withRefused(count: number) {
		const { path, ...subscription } = await node.subscribe();
		const secret = generateCallbackSecret();
		const signedElsewhere: SubscriptionView = { ...subscription, callbackSecret: secret };
		for (let i = 0; i < count; i += 1) {
			const response = await node.worker.callback(signedElsewhere, versionAdded());
			expect(response.status).toBe(401);
		}
		const chosen = { subscription: byId(subscription.id) };
		await expect.poll(async () => (await listed(chosen)).length).toBe(count);
		return { chosen, path, secret };
	}

	async function listed(chosen: INodeParameters) {
		return await records('getAll', { ...chosen, returnAll: true });
	}

	it('are listed, each with its sender', async () => {
		const { chosen } = await withRefused(2);
		const [{ id }] = await listed(chosen);
		expect(await records('getAll', { ...chosen, limit: 1 })).toMatchObject([{ id }]);
		expect(await records('get', { callback: String(id) })).toMatchObject([
			{ id, headers: expect.any(Object), body: expect.stringContaining('dm.version.added') },
		]);
	});

	it('are verified without being changed, and released with the matching secret', async () => {
		const { chosen, path, secret } = await withRefused(2);
		expect(await records('verify', chosen)).toMatchObject([{ genuine: 0, refused: 2 }]);
		expect(await records('verify', { ...chosen, secret })).toMatchObject([{ genuine: 2 }]);
		expect(node.target.at(path)).toEqual([]);

		expect(await records('release', { ...chosen, secret })).toMatchObject([{ released: 2 }]);

		await expect.poll(() => node.target.at(path).length).toBe(2);
		expect(await listed(chosen)).toEqual([]);
	});

	it('stay if the secret matches none of them, and the node reports this', async () => {
		const { chosen } = await withRefused(1);
		const { error } = await run('release', { ...chosen, secret: generateCallbackSecret() });
		expect(error).toMatchObject({
			httpCode: '422',
			description: 'No held callback was signed with this secret',
		});
		expect(await listed(chosen)).toHaveLength(1);
	});

	it('are discarded one at a time, or all of a trigger', async () => {
		const { chosen } = await withRefused(3);
		const [{ id }] = await listed(chosen);
		expect(await records('delete', { callback: String(id) })).toEqual([{ deleted: true }]);
		expect(await records('deleteMany', chosen)).toEqual([{ discarded: 2 }]);
		expect(await listed(chosen)).toEqual([]);
	});
});
