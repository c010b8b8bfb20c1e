import { it } from 'vitest';
import { describeEachStoreAtOnce, everyStore } from '../setup/stores';
import type { JournalEntry } from '../../../test/simulator';
import { APPS, FOLDERS, HUBS, PROJECTS } from '../../../test/simulator';
import { KillableWorker } from '../setup/killableWorker';

const FILES = 60;
const isContents = ({ path }: JournalEntry): boolean => path.endsWith('/contents');

describeEachStoreAtOnce('filling a gap', everyStore, (store) => {
	it('delivers every event once, although the worker is killed halfway', async ({
		expect,
		onTestFinished,
	}) => {
		const worker = await KillableWorker.start(store, onTestFinished);
		const { simulator } = worker;
		const subscription = await worker.subscribe({ concurrency: 50 });
		const { towerModels: folder } = FOLDERS;
		const place = { system: 'data', event: 'dm.version.added', region: 'US' } as const;
		const hookId = 'hook-under-test';
		simulator.state.hooks.set(hookId, {
			...place,
			hookId,
			scope: { folder },
			callbackUrl: subscription.callbackUrl,
			clientId: APPS.twoLegged.clientId,
			createdBy: APPS.twoLegged.clientId,
			creatorType: 'Application',
			status: 'active',
			autoReactivateHook: true,
			createdDate: new Date().toISOString(),
			lastUpdatedDate: new Date().toISOString(),
			hookAttribute: { projectId: PROJECTS.tower.id, hubId: HUBS.us.id },
			callbackWithEventPayloadOnly: false,
			failures: 0,
			reactivations: 0,
			token: subscription.callbackSecret,
		});
		const hooks = [{ ...place, hookId, scope: { folder } }];
		await worker.api('PATCH', `/subscriptions/${subscription.id}`, { hooks });
		await worker.api('POST', '/hooks/check');
		await expect
			.poll(async () => await worker.api('GET', '/hooks'))
			.toMatchObject({ data: [{ hookId, status: 'active' }] });

		const hook = simulator.state.hooks.get(hookId);
		if (hook) hook.status = 'inactive';
		for (let index = 0; index < FILES; index += 1) {
			const folderId = index % 2 === 0 ? folder : FOLDERS.towerArchitecture;
			simulator.uploadFile({ fileName: `file-${index}.rvt`, folderId });
		}
		// The second folder answers late: time to kill the worker after the first one.
		const second = encodeURIComponent(FOLDERS.towerArchitecture);
		simulator.faults.order({
			path: `*${second}/contents`,
			fault: { kind: 'slow', delayMs: 3_000 },
			times: 1,
		});
		await worker.api('POST', '/hooks/check');
		await expect
			.poll(() => simulator.journal.entries.filter(isContents).length)
			.toBeGreaterThanOrEqual(2);
		await worker.killAndRestart();

		const names = (): Set<unknown> => new Set(worker.events.map(({ payload }) => payload.name));
		await expect.poll(() => names().size, { timeout: 120_000 }).toBe(FILES);
		// A delivery in progress when the worker died may be repeated, as the same event.
		expect(new Set(worker.events.map(({ id }) => id)).size).toBe(FILES);
	});
});
