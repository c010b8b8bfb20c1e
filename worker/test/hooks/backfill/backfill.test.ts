import { expect, it } from 'vitest';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../../../../test/simulator';
import { addFolder } from '../../../../test/simulator/state/folderTree';
import { asActor } from '../../../../test/simulator/state/trace';
import type { GapView, HookRequest, RegisteredTrigger } from '../../setup/hookWorld';
import { useHookWorld } from '../../setup/hookWorld';
import { describeEachStore, everyStore } from '../../setup/stores';

const KIM = asActor(USERS.kim);

describeEachStore('filling gaps', everyStore, (store) => {
	const world = useHookWorld({ store });

	async function registered(request: HookRequest = {}): Promise<RegisteredTrigger> {
		const trigger = await world.register(request);
		await world.check();
		return trigger;
	}

	/** Has Autodesk disable the hook, something happen, and the worker notice. */
	async function missed(triggers: RegisteredTrigger[], happening: () => void): Promise<void> {
		for (const { hook } of triggers) hook.status = 'inactive';
		happening();
		await world.check();
		for (const { hook } of triggers) expect(hook.status).toBe('active');
	}

	async function gapOf({ hook }: RegisteredTrigger): Promise<GapView | undefined> {
		return (await world.hooks()).gaps.find(({ hookId }) => hookId === hook.hookId);
	}

	const names = (trigger: RegisteredTrigger): unknown[] =>
		world.eventsAt(trigger).map(({ payload }) => payload.name);

	it('finds the missed files, in every version, and delivers nothing twice', async () => {
		const trigger = await registered();
		world.simulator.uploadFile({ fileName: 'Before.rvt', folderId: FOLDERS.towerModels });
		await expect.poll(() => names(trigger)).toEqual(['Before.rvt']);

		await missed([trigger], () => {
			const { towerArchitecture: folderId } = FOLDERS;
			world.simulator.uploadFile({ fileName: 'Deep.rvt', folderId });
			world.simulator.uploadFile({ fileName: 'Deep.rvt', folderId });
			world.simulator.uploadFile({ fileName: ITEMS.architecture.name, folderId });
			world.simulator.uploadFile({ fileName: 'Flat.dwg', folderId: FOLDERS.towerModels });
			world.simulator.uploadFile({ fileName: 'Outside.dwg', folderId: FOLDERS.towerDrawings });
		});

		await expect
			.poll(async () => (await gapOf(trigger))?.backfill)
			.toMatchObject({ status: 'done', events: 4, reason: null });
		await expect.poll(() => world.eventsAt(trigger)).toHaveLength(5);
		const events = world.eventsAt(trigger).map(({ synthetic, payload }) => ({
			synthetic,
			file: `${String(payload.name)} v${String(payload.version)}`,
		}));
		expect(events).toEqual(
			expect.arrayContaining([
				{ synthetic: false, file: 'Before.rvt v1' },
				{ synthetic: true, file: 'Deep.rvt v1' },
				{ synthetic: true, file: 'Deep.rvt v2' },
				{ synthetic: true, file: 'Tower-ARCH.rvt v4' },
				{ synthetic: true, file: 'Flat.dwg v1' },
			]),
		);
	});

	it('delivers a found file with the fields that a workflow reads from a callback', async () => {
		const trigger = await registered();
		await missed([trigger], () => {
			world.simulator.uploadFile({ fileName: 'Plan.RVT', folderId: FOLDERS.towerArchitecture });
		});
		await expect.poll(() => world.eventsAt(trigger)).toHaveLength(1);
		const [event] = world.eventsAt(trigger);
		expect(event).toMatchObject({
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			deliveryId: null,
			synthetic: true,
			resourceUrn: expect.stringMatching(/\?version=1$/),
			hook: {
				hookId: trigger.hook.hookId,
				scope: { folder: FOLDERS.towerModels },
				hookAttribute: { projectId: PROJECTS.tower.id, workflowId: 'workflow' },
			},
			payload: {
				name: 'Plan.RVT',
				ext: 'rvt',
				version: '1',
				source: event?.resourceUrn,
				lineageUrn: expect.stringContaining('dm.lineage'),
				project: PROJECTS.tower.guid,
				tenant: HUBS.us.accountId,
				parentFolderUrn: FOLDERS.towerArchitecture,
				user_info: { id: USERS.kim.autodeskId },
				modifiedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
				ancestors: [
					{ name: 'Models', urn: FOLDERS.towerModels },
					{ name: 'Architecture', urn: FOLDERS.towerArchitecture },
				],
			},
		});
	});

	it('recognizes a late callback as the event that was found', async () => {
		const trigger = await registered();
		let versionId = '';
		await missed([trigger], () => {
			const upload = { fileName: 'Late.rvt', folderId: FOLDERS.towerModels };
			versionId = world.simulator.uploadFile(upload).version.id;
		});
		await expect.poll(() => world.eventsAt(trigger)).toHaveLength(1);

		const late = { system: 'data', event: 'dm.version.added', scope: FOLDERS.towerModels };
		world.simulator.fireEvent({ ...late, resourceUrn: versionId, payload: { name: 'Late.rvt' } });
		await world.simulator.callbacks.log.waitFor(({ status }) => status === 204);
		world.simulator.uploadFile({ fileName: 'Next.rvt', folderId: FOLDERS.towerModels });
		await expect.poll(() => names(trigger)).toEqual(['Late.rvt', 'Next.rvt']);
	});

	it('finds new folders for those who watch for them', async () => {
		const trigger = await registered({ event: 'dm.folder.added' });
		await missed([trigger], () => {
			const project = world.simulator.state.projects.get(PROJECTS.tower.id);
			if (!project) throw new Error('The project is missing');
			const parentId = FOLDERS.towerArchitecture;
			addFolder(world.simulator.state, { project, parentId, name: 'Facades', actor: KIM });
			world.simulator.uploadFile({ fileName: 'File.rvt', folderId: parentId });
		});
		await expect.poll(() => names(trigger)).toEqual(['Facades']);
	});

	it('searches a folder once for all hooks that watch it', async () => {
		const files = await registered();
		const folders = await registered({ event: 'dm.folder.added' });
		const others = await registered();
		world.simulator.journal.clear();
		await missed([files, folders, others], () => {
			world.simulator.uploadFile({ fileName: 'Shared.rvt', folderId: FOLDERS.towerModels });
		});
		await expect.poll(async () => (await gapOf(others))?.backfill.status).toBe('done');
		await expect.poll(() => names(files)).toEqual(['Shared.rvt']);
		await expect.poll(() => names(others)).toEqual(['Shared.rvt']);
		expect(names(folders)).toEqual([]);
		const folder = encodeURIComponent(FOLDERS.towerModels);
		const lists = world.simulator.journal.entries.filter(({ path }) =>
			path.endsWith(`/${folder}/contents`),
		);
		expect(lists).toHaveLength(2);
	});

	it('does not search folders in which nothing has changed', async () => {
		const trigger = await registered({ folder: FOLDERS.towerProjectFiles });
		world.simulator.journal.clear();
		await missed([trigger], () => {
			world.simulator.uploadFile({ fileName: 'a.pdf', folderId: FOLDERS.towerDrawings });
		});
		await expect.poll(async () => (await gapOf(trigger))?.backfill.status).toBe('done');
		const paths = world.simulator.journal.entries.map(({ path }) => decodeURIComponent(path));
		expect(paths.some((path) => path.includes(`${FOLDERS.towerDrawings}/contents`))).toBe(true);
		expect(paths.some((path) => path.includes(`${FOLDERS.towerModels}/contents`))).toBe(false);
	});

	it.each([
		['events leave no trace', { event: 'dm.version.deleted' }, /leave no trace/],
		['the project is not known', { more: { hookAttribute: { source: 'n8n' } } }, /projectId/],
	])('reports that it is not possible if %s', async (_why, request, reason) => {
		const trigger = await registered(request);
		await missed([trigger], () => undefined);
		expect((await gapOf(trigger))?.backfill).toMatchObject({
			status: 'impossible',
			reason: expect.stringMatching(reason),
			nextPassAt: null,
		});
	});

	it('reports why it failed, and retries later', async () => {
		const trigger = await registered();
		const fault = { kind: 'status', status: 403 } as const;
		world.simulator.faults.order({ path: '/data/v1/*', fault });
		await missed([trigger], () => undefined);
		await expect
			.poll(async () => (await gapOf(trigger))?.backfill)
			.toMatchObject({ status: 'failed', reason: expect.stringContaining('403') });
		expect(Date.parse((await gapOf(trigger))?.backfill.nextPassAt ?? '')).toBeGreaterThan(
			Date.now(),
		);
	});

	it('covers any period that an operator requests', async () => {
		const trigger = await registered();
		world.simulator.uploadFile({ fileName: 'Received.rvt', folderId: FOLDERS.towerModels });
		await expect.poll(() => names(trigger)).toEqual(['Received.rvt']);
		const response = await world.worker.api('POST', '/hooks/backfill', {
			subscription: trigger.subscription.id,
			from: '2025-01-01T00:00:00Z',
		});
		expect(response.status).toBe(202);
		// Seeded in 2025: three versions of one file.
		await expect.poll(() => world.eventsAt(trigger)).toHaveLength(4);
		expect(names(trigger)).toEqual(['Received.rvt', ...Array(3).fill(ITEMS.architecture.name)]);
		expect(
			world
				.eventsAt(trigger)
				.slice(1)
				.map(({ payload }) => payload.version),
		).toEqual(expect.arrayContaining(['1', '2', '3']));
	});

	it.each([
		[{ from: '2025-01-01T00:00:00Z' }, 'subscription', 422],
		[{ subscription: 'sub_unknown', from: 'yesterday' }, 'from', 422],
		[{ subscription: 'sub_unknown', from: '2999-01-01T00:00:00Z' }, 'from', 422],
	])('refuses %o, naming %s', async (body, field, status) => {
		const response = await world.worker.api('POST', '/hooks/backfill', body);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ errors: [{ field }] });
	});
});
