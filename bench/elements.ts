import type { INodeParameters } from 'n8n-workflow';
import type { ApsClient } from '../nodes/apsClient/client';
import type { Pages } from '../nodes/apsLists/pages';
import { elementList } from '../protocol/aps/lists/elementList';
import { offsetPages } from '../protocol/aps/lists/offsetList';
import { isJsonObject, objectsIn } from '../protocol/json';
import { byId } from '../test/harness/runOperation';
import { ITEMS, PROJECTS } from '../test/simulator';
import { alternating, rounded } from './alternating';
import { liveHeap } from './heap';
import { runOperationAt, runWithClientAt } from './nodeAt';
import { report } from './report';
import { SimulatorProcess } from './simulatorProcess';

/**
 * How long it takes to read the properties of all elements of a model, 1,000 per call: page by page, as
 * usual, and in parallel once the total is known. Also how much memory that holds. Run it with
 * `npm run bench:elements`.
 */
const ELEMENTS = 50_000;
const LATENCY_MS = 50;
const MEMORY_ELEMENTS = [5_000, 50_000];

const FIELDS = ['objectid', 'name', 'externalId', 'properties'];
const MODEL = {
	modelFrom: 'newestVersion',
	project: byId(PROJECTS.tower.id),
	file: byId(ITEMS.architecture.id),
};

type List = (client: ApsClient, path: string) => Pages;

const pageByPage: List = async function* (client, path) {
	for (let offset = 0; ; offset += elementList.pageSize) {
		const pagination = { offset, limit: elementList.pageSize };
		const body = { fields: FIELDS, payload: 'text', pagination };
		const answer = await client.request({ method: 'POST', path, body });
		const { data } = isJsonObject(answer.body) ? answer.body : {};
		const page = isJsonObject(data) ? objectsIn(data.collection) : [];
		yield page;
		if (page.length < elementList.pageSize) return;
	}
};

const inParallel: List = (client, path) =>
	offsetPages(client, elementList, {
		request: { method: 'POST', path, body: { fields: FIELDS, payload: 'text' }, repeatable: true },
		pagesAtOnce: 4,
	});

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		const path = await queryPath(simulator);
		await simulator.set({ latencyMs: LATENCY_MS, modelElements: ELEMENTS, extractionMs: 0 });
		const ways: Record<string, () => Promise<number>> = {
			'page by page': async () => await count(simulator, path, pageByPage),
			'in parallel': async () => await count(simulator, path, inParallel),
			'in parallel, whole operation Model > Get Properties': async () =>
				(await properties(simulator, { returnAll: true })).length,
		};
		const title = `Properties of ${ELEMENTS} elements at ${LATENCY_MS} ms per call`;
		report(
			'elements',
			title,
			await alternating(ways, { isComplete: (elements) => elements >= ELEMENTS }),
		);
		await simulator.set({ latencyMs: 0 });
		const rows = [];
		for (const elements of MEMORY_ELEMENTS) {
			await simulator.set({ modelElements: elements });
			rows.push({
				elements,
				'page by page': await mostHeld(simulator, path, pageByPage),
				'in parallel': await mostHeld(simulator, path, inParallel),
				...(await heldByOperation(simulator)),
			});
		}
		report('elements-memory', 'Live memory while reading properties, in MiB', rows);
	} finally {
		await simulator.stop();
	}
}

/** Of the first view of the model. */
async function queryPath({ url }: SimulatorProcess): Promise<string> {
	const { project, file } = MODEL;
	const [version] = await runOperationAt(url, 'file.getNewestVersion', { project, file });
	const [view] = await runOperationAt(url, 'model.getViews', { ...MODEL });
	const model = `/modelderivative/v2/designdata/${String(version.derivativeUrn)}`;
	return `${model}/metadata/${String(view.id)}/properties:query`;
}

async function properties({ url }: SimulatorProcess, parameters: INodeParameters) {
	return await runOperationAt(url, 'model.getProperties', { ...MODEL, ...parameters });
}

async function count({ url }: SimulatorProcess, path: string, list: List): Promise<number> {
	let elements = 0;
	await runWithClientAt(url, async (client) => {
		for await (const page of list(client, path)) elements += page.length;
	});
	return elements;
}

/** Each page is released after it was read, so this is what the reading itself holds. */
async function mostHeld({ url }: SimulatorProcess, path: string, list: List): Promise<number> {
	let most = 0;
	await runWithClientAt(url, async (client) => {
		const before = liveHeap();
		for await (const page of list(client, path)) {
			if (page.length > 0) most = Math.max(most, liveHeap() - before);
		}
	});
	return rounded(most);
}

/** The items that the operation returns, which n8n holds until the execution ends. */
async function heldByOperation(simulator: SimulatorProcess): Promise<Record<string, unknown>> {
	const before = liveHeap();
	const items = await properties(simulator, { returnAll: true });
	const held = rounded(liveHeap() - before);
	return { 'the items returned': held, 'of them, KiB each': rounded((held * 1024) / items.length) };
}

void main();
