import type { ApsClient } from '../nodes/apsClient/client';
import { hqPages } from '../nodes/apsLists/hqPages';
import { objectsIn } from '../protocol/json';
import { hqList } from '../protocol/aps/lists/hqList';
import type { Pages } from '../nodes/apsLists/pages';
import { byId } from '../test/harness/runOperation';
import { HUBS } from '../test/simulator';
import { alternating, rounded } from './alternating';
import { liveHeap } from './heap';
import { runOperationAt, runWithClientAt } from './nodeAt';
import { report } from './report';
import { SimulatorProcess } from './simulatorProcess';

/**
 * How long it takes to list the users of an account, 100 per page: page by page, as usual, and with
 * read-ahead, which works although the service returns no total. Also whether the memory that read-ahead
 * needs grows with the list. Run it with `npm run bench:list`.
 */
const USERS = 10_000;
const LATENCY_MS = 50;
const MEMORY_USERS = [1_000, 10_000, 50_000];

const PATH = `/hq/v1/accounts/${HUBS.us.accountId}/users`;

type List = (client: ApsClient) => Pages;

const oneAfterTheOther: List = async function* (client) {
	for (let offset = 0; ; offset += hqList.pageSize) {
		const query = { limit: hqList.pageSize, offset };
		const { body } = await client.request({ path: PATH, query });
		const page = objectsIn(body);
		yield page;
		if (page.length < hqList.pageSize) return;
	}
};

const readAhead: List = (client) => hqPages(client, { path: PATH });

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		const seeded = await count(simulator, readAhead);
		await simulator.populate({ accountUsers: USERS - seeded });
		await simulator.set({ latencyMs: LATENCY_MS });
		report('list', `${USERS} account users at ${LATENCY_MS} ms per call`, await speed(simulator));
		await simulator.set({ latencyMs: 0 });
		report('list-memory', 'Live memory while reading, in MiB', await memory(simulator));
	} finally {
		await simulator.stop();
	}
}

async function speed(simulator: SimulatorProcess): Promise<Array<Record<string, unknown>>> {
	const ways: Record<string, () => Promise<number>> = {
		'page by page': async () => await count(simulator, oneAfterTheOther),
		'read-ahead': async () => await count(simulator, readAhead),
		'read-ahead, whole operation Account User > Get Many': async () =>
			await wholeOperation(simulator),
	};
	return await alternating(ways, {
		isComplete: (users) => users === USERS,
		callsSoFar: async () => await simulator.requests(PATH),
	});
}

/** Each page is read and released, so the remaining live memory is that of the reading itself. */
async function memory(simulator: SimulatorProcess): Promise<Array<Record<string, unknown>>> {
	const rows = [];
	for (const users of MEMORY_USERS) {
		await simulator.reset();
		await simulator.populate({ accountUsers: users });
		rows.push({
			users,
			'page by page': await mostHeld(simulator, oneAfterTheOther),
			'read-ahead': await mostHeld(simulator, readAhead),
		});
	}
	return rows;
}

async function mostHeld({ url }: SimulatorProcess, list: List): Promise<number> {
	let most = 0;
	await runWithClientAt(url, async (client) => {
		const before = liveHeap();
		let page = 0;
		for await (const users of list(client)) {
			if (++page % 5 === 0 && users.length > 0) most = Math.max(most, liveHeap() - before);
		}
	});
	return rounded(most);
}

async function count({ url }: SimulatorProcess, list: List): Promise<number> {
	let users = 0;
	await runWithClientAt(url, async (client) => {
		for await (const page of list(client)) users += page.length;
	});
	return users;
}

async function wholeOperation({ url }: SimulatorProcess): Promise<number> {
	const parameters = { account: byId(HUBS.us.id), returnAll: true };
	return (await runOperationAt(url, 'accountUser.getAll', parameters)).length;
}

void main();
