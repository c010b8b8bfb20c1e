import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config/config';
import type { Gap } from '../../src/hooks/gap';
import { HookDocuments } from '../../src/hooks/hookDocuments';
import { newHookState, type HookState } from '../../src/hooks/hookState';
import { DocumentCollection } from '../../src/store/documentCollection';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import type { SubscriptionHook } from '../../src/subscriptions/subscription';
import type { Watch } from '../../src/watches/watch';
import { startSimulator } from '../../../test/simulator';
import { apsEnvironment } from './apsEnvironment';
import { Browser, type Device, type Rectangle } from './browser';
import { versionAdded } from './callbackBodies';
import { fileVersionAdded, issueCreated } from './projectCallbacks';
import { RedisServer } from './redisServer';
import { seedTraffic } from './seedTraffic';
import { Target } from './target';
import { API_KEY, WorkerUnderTest, type SubscriptionView } from './workerUnderTest';

/**
 * Takes the screenshots of the dashboard for the documentation, from a real worker after a busy hour:
 * `npx tsx worker/test/setup/pictures.ts` (needs chromium and redis-server).
 */

const FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const DESKTOP: Device = { width: 1180, height: 700, mobile: false, scale: 1.5 };
const PHONE: Device = { width: 375, height: 812, mobile: true, scale: 2, dark: true };
const MINUTE = 60_000;
/** Above what a part of a page begins with, in CSS pixels. */
const MARGIN = 16;
const USERS = ['Ada Example', 'Bruno Example', 'Chiara Example'] as const;

const now = Date.now();
const ago = (minutes: number): string => new Date(now - minutes * MINUTE).toISOString();
const hook = (event: string, region: 'US' | 'EMEA' = 'EMEA'): SubscriptionHook => ({
	hookId: crypto.randomUUID(),
	system: 'data',
	event,
	region,
	scope: { folder: 'urn:adsk.wipemea:fs.folder:co.8gVYm3nUTvW1' },
});

async function seedHooks(store: Store, subscriptions: readonly SubscriptionView[]): Promise<void> {
	const [drawings, clash, cost, archive] = subscriptions.map(({ id }) => id);
	const documents = new HookDocuments(store.documents);
	const state = (subscription = '', known: SubscriptionHook, more: Partial<HookState> = {}) =>
		documents.states.save({ ...newHookState(subscription, known), status: 'active', ...more });
	await state(drawings, hook('dm.version.added'));
	await state(drawings, hook('dm.version.modified'));
	await state(clash, hook('extraction.finished', 'US'));
	await state(archive, hook('dm.folder.added'));
	await state(cost, hook('issue.created-1.0'), {
		status: 'inactive',
		problem:
			'It belongs to a user, so only n8n can switch it on: deactivate the workflow and activate it',
		outage: { since: ago(95), confirmed: true },
	});
	for (const [id, minutes] of [
		['US', 2],
		['EMEA', 2],
	] as const) {
		const checkedAt = ago(minutes);
		await documents.regions.save({ id, triedAt: checkedAt, checkedAt, problem: null });
	}
	const gap = (from: number, to: number, backfill: Partial<Gap['backfill']>): Promise<void> =>
		documents.gaps.save({
			id: `gap_${from}`,
			subscription: drawings ?? '',
			hook: hook('dm.version.added'),
			from: ago(from),
			to: ago(to),
			backfill: {
				status: 'done',
				reason: null,
				projectId: 'b.1',
				hubId: 'b.2',
				events: 0,
				nextPassAt: null,
				...backfill,
			},
		});
	await gap(2900, 2710, { events: 17 });
	await gap(9400, 9385, { events: 2 });
}

async function seedWatches(
	store: Store,
	[subscription]: readonly SubscriptionView[],
): Promise<void> {
	const watches = new DocumentCollection<Watch>(store.documents, 'watch');
	const watch: Watch = {
		id: 'wat_1',
		kind: 'accountUsers',
		label: 'People of the account',
		status: 'active',
		place: {
			accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
			projectId: null,
			allProjects: false,
			region: 'EMEA',
		},
		subscription: subscription?.id ?? '',
		schedule: { everyMinutes: 30 },
		generation: 4,
		records: 1842,
		maxRemovedPercent: 20,
		acceptedRecords: null,
		changesReadTo: null,
		wholeReadAt: null,
		roundStartedAt: null,
		createdAt: ago(9000),
		updatedAt: ago(12),
		lastRun: {
			startedAt: ago(12),
			finishedAt: ago(12),
			outcome: 'compared',
			reason: null,
			added: 3,
			updated: 1,
			removed: 0,
			unconfirmed: 0,
		},
	};
	await watches.save(watch);
	await watches.save({
		...watch,
		id: 'wat_2',
		kind: 'accountProjects',
		label: 'Projects',
		records: 118,
		schedule: { cron: '0 6 * * 1-5', timezone: 'Europe/Berlin' },
	});
}

async function until(condition: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; !(await condition()); tries += 1) {
		if (tries === 600) throw new Error('What the picture shows did not come about');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** Replaces this machine's address by that of an n8n or another receiver. */
async function tidy(browser: Browser, target: Target): Promise<void> {
	const receiver = [`${target.origin}/projects`, 'https://warehouse.example.com'];
	const n8n = [target.origin, 'https://n8n.example.com'];
	await browser.evaluate(`for (const each of document.querySelectorAll('.target, .facts dd'))
		for (const [from, to] of ${JSON.stringify([receiver, n8n])})
			each.textContent = each.textContent.replace(from, to)`);
}

/** The settings of a subscription up to the form of its webhooks. */
async function belowCharts(browser: Browser): Promise<Rectangle> {
	const top = Number(await browser.evaluate(topOf('Deliveries')));
	const end = Number(await browser.evaluate(topOf('Headers')));
	return { x: 0, y: top - MARGIN, width: DESKTOP.width, height: end - top };
}

const topOf = (heading: string): string => `[...document.querySelectorAll('h2')]
	.find((each) => each.textContent === ${JSON.stringify(heading)}).getBoundingClientRect().top`;

async function main(): Promise<void> {
	const redis = await RedisServer.start();
	const target = await Target.start();
	const simulator = await startSimulator();
	const worker = await WorkerUnderTest.start({
		REDIS_URL: redis.url,
		ALLOWED_TARGETS: target.origin,
		ROLES: 'receiver,deliverer',
		DASHBOARD_ACTIONS: 'true',
		...apsEnvironment(simulator),
		PUBLIC_URL: 'https://worker.example.com',
	});
	const store = await openStore(loadConfig({ REDIS_URL: redis.url }), () => undefined);
	const browser = await Browser.start();
	try {
		const labels = ['Drawings to SharePoint', 'Clash report', 'Cost review', 'Archive'];
		const subscriptions = await Promise.all(
			labels.map((label, index) =>
				worker.subscribe(target.url(`/webhook/3f1c${index}b/webhook`), {
					label,
					hooks: [hook('dm.version.added'), ...(index === 0 ? [hook('dm.version.modified')] : [])],
				}),
			),
		);
		const hookId = crypto.randomUUID();
		const [drawings, clash, cost, archive] = subscriptions as [
			...[SubscriptionView, SubscriptionView, SubscriptionView, SubscriptionView],
		];
		await worker.api('POST', `/subscriptions/${archive.id}/pause`);
		target.on('/webhook/3f1c2b/webhook', ({ delivery }, response) => {
			const name = String(delivery.events[0]?.payload.name);
			response.writeHead(name.startsWith('Bill') ? 413 : 503).end();
		});
		for (let sheet = 101; sheet < 129; sheet += 1) {
			const floor = { name: `A-${sheet} Floor plan.dwg`, folder: 'Drawings' };
			await worker.send(
				drawings,
				fileVersionAdded({ ...floor, userName: USERS[sheet % 3] ?? USERS[0], hookId }),
			);
			if (sheet % 2) {
				const model = { name: `Level ${sheet}.rvt`, folder: 'Models' };
				await worker.send(clash, fileVersionAdded({ ...model, userName: USERS[1], hookId }));
			}
			if (sheet % 6 === 0) {
				const sheets = { name: `${sheet}.pdf`, folder: 'For construction' };
				await worker.send(archive, fileVersionAdded({ ...sheets, userName: USERS[2], hookId }));
			}
		}
		for (const name of ['Bill of quantities.xlsx', 'Bill of materials.xlsx', 'Cost plan.xlsx']) {
			const file = { name, folder: 'Cost', userName: USERS[0], hookId };
			await worker.send(cost, fileVersionAdded(file));
		}
		await worker.send(clash, issueCreated({ userName: USERS[1], hookId }));
		for (let tries = 0; tries < 3; tries += 1) {
			const forged = { 'x-adsk-signature': `sha1hash=${String(tries).repeat(40)}` };
			await worker.callback(drawings, versionAdded({ name: `A-20${tries}.dwg` }), forged);
		}
		const receiver = await worker.subscribe(target.url('/projects/changes'), {
			label: 'Reports of the data warehouse',
			signingKey: 'secret',
			headers: { Authorization: 'Bearer 7d1f' },
		});
		for (let sheet = 101; sheet < 106; sheet += 1) {
			const model = { name: `Level ${sheet}.rvt`, folder: 'Models' };
			await worker.send(receiver, fileVersionAdded({ ...model, userName: USERS[1], hookId }));
		}
		const ids = [...subscriptions, receiver].map(({ id }) => id);
		await seedTraffic(store, ids, now);
		await seedHooks(store, subscriptions);
		await seedWatches(store, subscriptions);
		const count = async (status: string): Promise<number> => {
			const answer = await worker.api('GET', `/deliveries?limit=200&status=${status}`);
			return ((await answer.json()) as { data: unknown[] }).data.length;
		};
		await until(async () => (await count('delivered')) === 48 && (await count('dead')) === 2);
		await until(async () => (await count('retrying')) === 1);

		await mkdir(FOLDER, { recursive: true });
		await browser.show(DESKTOP);
		await browser.open(`${worker.url}/dashboard`);
		await browser.fill('#apiKey', API_KEY);
		await browser.click('button.primary');
		const take = async (path: string, name: string, height?: number): Promise<void> => {
			await browser.open(`${worker.url}/dashboard${path}`);
			await tidy(browser, target);
			await browser.picture(`${FOLDER}${name}.png`, height);
		};
		await take('', 'dashboard');
		await take('/hooks', 'dashboard-webhooks');
		await take(`/subscriptions/${cost.id}`, 'dashboard-subscription');
		await take('/traffic?span=week', 'dashboard-traffic');
		await take('/deliveries', 'dashboard-events', 760);
		await browser.open(`${worker.url}/dashboard/subscriptions/${receiver.id}`);
		await tidy(browser, target);
		await browser.evaluate(`document.querySelector('details:not(.figure-table)').open = true`);
		await browser.pictureOf(`${FOLDER}dashboard-receiver.png`, await belowCharts(browser));
		await browser.open(`${worker.url}/dashboard/deliveries?status=dead`);
		await browser.click('.events a');
		await browser.picture(`${FOLDER}dashboard-event.png`);
		await browser.open(`${worker.url}/dashboard/queues`);
		await until(async () => (await browser.text()).includes('Clash report'));
		await browser.picture(`${FOLDER}dashboard-queues.png`);
		await browser.show(PHONE);
		await take('', 'dashboard-phone', 1000);
		await take('/deliveries?search=floor', 'dashboard-phone-events', 1000);
		await take('/quarantine', 'dashboard-phone-quarantine', 900);
		await take('/traffic?span=day', 'dashboard-phone-traffic', 1400);
	} finally {
		await browser.close();
		await worker.remove();
		await store.close();
		await Promise.all([target.close(), redis.remove(), simulator.close()]);
	}
}

await main();
