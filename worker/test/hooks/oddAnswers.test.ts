import { describe, expect, it } from 'vitest';
import { useHookWorld } from '../setup/hookWorld';

const LISTS = '/webhooks/v1/*hooks';

/** Whatever Autodesk answers, only a webhook that it says to be gone or inactive is repaired or removed. */
describe('the hook check with odd answers', () => {
	const world = useHookWorld();

	/** Changes to webhooks that the worker requested since the start of the test. */
	const changes = () =>
		world.simulator.journal.entries.filter(
			({ method, path }) => method !== 'GET' && path.startsWith('/webhooks/'),
		);

	const answerLists = (body: unknown) =>
		world.simulator.faults.order({
			method: 'GET',
			path: LISTS,
			fault: { kind: 'status', status: 200, body },
		});

	it.each<[body: unknown, holds: string]>([
		[null, 'null'],
		[[], 'an empty list'],
		[{}, 'an empty object'],
		[{ data: null }, 'an object with data'],
		[{ data: [null], links: null }, 'an object with data and links'],
		['OK', 'the text "OK"'],
	])('changes nothing for %j, and says what came back', async (body, holds) => {
		const trigger = await world.register();
		await world.check();
		const before = changes().length;
		answerLists(body);
		for (let check = 0; check < 3; check += 1) {
			const { regions } = await world.check();
			expect(regions.find(({ region }) => region === 'US')?.problem).toContain(
				`the answer is not a list: it holds ${holds}`,
			);
		}
		expect(changes()).toHaveLength(before);
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'active' });
	});

	it('does not take a webhook without status for an inactive one', async () => {
		const trigger = await world.register();
		await world.check();
		const before = changes().length;
		answerLists({ data: [{ ...trigger.hook, token: undefined, status: null, hookExpiry: 5 }] });
		await world.check();
		await world.check();
		expect(changes()).toHaveLength(before);
		expect(await world.hookOf(trigger)).toMatchObject({
			status: 'active',
			since: null,
			problem: expect.stringContaining('without a known status'),
		});
	});

	it('checks the others although one has no callback URL', async () => {
		const trigger = await world.register();
		const { token, ...listed } = trigger.hook;
		expect(token).not.toBe('');
		const odd = { ...listed, hookId: 'odd', callbackUrl: null, scope: null };
		answerLists({ data: [odd, listed] });
		const { regions, orphans } = await world.check();
		expect(regions.find(({ region }) => region === 'US')?.problem).toBeNull();
		expect(orphans.map(({ hookId }) => hookId)).not.toContain('odd');
		expect(await world.hookOf(trigger)).toMatchObject({ status: 'active', problem: null });
	});
});
