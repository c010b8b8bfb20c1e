import { rm } from 'node:fs/promises';
import { describe, it } from 'vitest';
import type { JournalEntry } from '../../simulator';
import { APPS, FOLDERS, HUBS, PROJECTS, startSimulator } from '../../simulator';
import { freePort } from '../../../worker/test/freePort';
import { newDataDir } from '../../../worker/test/embeddedTemplate';
import { Target } from '../../../worker/test/target';
import { workerBackends } from '../../../worker/test/workerBackends';
import { WorkerProcess } from '../../../worker/test/workerProcess';
import { API_KEY, type SubscriptionView } from '../../../worker/test/workerUnderTest';

const FILES = 60;
const isContents = ({ path }: JournalEntry): boolean => path.endsWith('/contents');

describe.concurrent.each(workerBackends)('filling a gap on $name', ({ absent, start }) => {
	it.skipIf(absent)(
		'brings everything once, though the worker is killed in the middle of it',
		async ({ expect }) => {
			const backend = await start();
			const dataDir = await newDataDir(backend.environment);
			const simulator = await startSimulator();
			const target = await Target.start();
			const worker = await WorkerProcess.start({
				...backend.environment,
				API_KEY,
				DATA_DIR: dataDir,
				PORT: String(await freePort()),
				ALLOWED_TARGETS: target.origin,
				APS_CLIENT_ID: APPS.twoLegged.clientId,
				APS_CLIENT_SECRET: APPS.twoLegged.clientSecret,
				APS_BASE_URL: simulator.url,
				APS_RATE_SHARE: '1',
			});
			const api = async (method: string, path: string, body?: object): Promise<Response> =>
				await fetch(`${worker.url}/api/v1${path}`, {
					method,
					headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
			try {
				const settings = { target: target.url('/webhook'), concurrency: 50 };
				const answer = await api('POST', '/subscriptions', settings);
				const subscription = (await answer.json()) as SubscriptionView;
				const { towerModels: folder } = FOLDERS;
				const place = { system: 'data', event: 'dm.version.added', region: 'US' } as const;
				const hookId = 'hook-under-test';
				simulator.state.hooks.set(hookId, {
					...{ ...place, hookId, scope: { folder }, callbackUrl: subscription.callbackUrl },
					...{ clientId: APPS.twoLegged.clientId, createdBy: APPS.twoLegged.clientId },
					...{ creatorType: 'Application', status: 'active', autoReactivateHook: true },
					createdDate: new Date().toISOString(),
					lastUpdatedDate: new Date().toISOString(),
					hookAttribute: { projectId: PROJECTS.tower.id, hubId: HUBS.us.id },
					...{ callbackWithEventPayloadOnly: false, failures: 0, reactivations: 0 },
					token: subscription.callbackSecret,
				});
				const hooks = [{ ...place, hookId, scope: { folder } }];
				await api('PATCH', `/subscriptions/${subscription.id}`, { hooks });
				await api('POST', '/hooks/check');
				await expect
					.poll(async () => await (await api('GET', '/hooks')).json())
					.toMatchObject({ data: [{ hookId, status: 'active' }] });

				const hook = simulator.state.hooks.get(hookId);
				if (hook) hook.status = 'inactive';
				for (let index = 0; index < FILES; index += 1) {
					const folderId = index % 2 === 0 ? folder : FOLDERS.towerArchitecture;
					simulator.uploadFile({ fileName: `file-${index}.rvt`, folderId });
				}
				// The second folder answers late: time to kill the worker when the first is done.
				const second = encodeURIComponent(FOLDERS.towerArchitecture);
				simulator.faults.order({
					path: `*${second}/contents`,
					fault: { kind: 'slow', delayMs: 3_000 },
					times: 1,
				});
				await api('POST', '/hooks/check');
				await expect
					.poll(() => simulator.journal.entries.filter(isContents).length, { timeout: 20_000 })
					.toBeGreaterThanOrEqual(2);
				await worker.kill();
				await worker.run();

				const names = (): unknown[] =>
					target.received.flatMap(({ delivery }) =>
						delivery.events.map(({ payload }) => payload.name),
					);
				await expect.poll(() => new Set(names()).size, { timeout: 60_000 }).toBe(FILES);
				const ids = target.received.flatMap(({ delivery }) => delivery.events.map(({ id }) => id));
				// A delivery under way when the worker died may come again, as the same event.
				expect(new Set(ids).size).toBe(FILES);
			} finally {
				await worker.remove();
				await target.close();
				await simulator.close();
				await backend.remove();
				await rm(dataDir, { recursive: true, force: true });
			}
		},
		120_000,
	);
});
