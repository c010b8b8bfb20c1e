import { byId } from '../../test/harness/runOperation';
import { FOLDERS, HUBS, PROJECTS } from '../../test/simulator';
import { liveHeap } from '../heap';
import { runOperationAt } from '../nodeAt';
import { report } from '../report';
import { SimulatorProcess } from '../simulatorProcess';
import { PlainLoop } from './plainLoop';

/**
 * How long it takes to list 10,000 files in 1,000 folders and to copy a template: with one call after the other, as
 * a loop in a workflow does, and with Folder: Get Tree and Folder: Copy Tree. Run it with `npm run bench:tree`.
 *
 * `-- --limited` measures what Autodesk's rate limits leave of that, also for a template of 300 folders. It takes
 * six minutes, most of which is waiting, so that all of it runs at the same time, each with an Autodesk of its own.
 */
const FOLDER_COUNT = 1_000;
const FILES = 10;
const TEMPLATE = 300;
/** Fits in what Autodesk accepts in a minute. */
const SMALL_TEMPLATE = 45;
const LATENCY_MS = 50;
/** More calls per minute than any run needs. */
const UNLIMITED = 1_000_000;

const ROOT = FOLDERS.towerArchitecture;
const TARGET = FOLDERS.towerDrawings;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

type Row = Record<string, unknown> & { seconds: number };
type Run = (simulator: SimulatorProcess) => Promise<number>;

const isLimited = process.argv.includes('--limited');

async function main(): Promise<void> {
	const title = `10,000 files in 1,000 folders at ${LATENCY_MS} ms per call`;
	const tree = { folders: FOLDER_COUNT, filesPerFolder: FILES };
	if (!isLimited) {
		const listings = [
			await measured(LOOP, tree, listInLoop),
			await measured(GET_TREE, tree, getTree),
		];
		const memory = [await liveMiB(tree, listInLoop), await liveMiB(tree, getTree)];
		report(
			'tree',
			title,
			compared(listings).map((row, index) => ({ ...row, liveMiB: memory[index] })),
		);
		const template = { folders: SMALL_TEMPLATE };
		const copies = [
			await measured(LOOP, template, copyInLoop),
			await measured(COPY_TREE, template, copyTree),
		];
		report(
			'tree-copy',
			`A template of ${SMALL_TEMPLATE} folders at ${LATENCY_MS} ms per call`,
			compared(copies),
		);
		return;
	}
	const template = { folders: TEMPLATE };
	const [listedInLoop, listed, copiedInLoop, copied] = await Promise.all([
		measured(LOOP, tree, listInLoop),
		measured(GET_TREE, tree, getTree),
		measured(LOOP, template, copyInLoop),
		measured(COPY_TREE, template, copyTree),
	]);
	const limit = (calls: number) => `at most ${calls} calls a minute, as at Autodesk`;
	report('tree-limited', `${title}, ${limit(300)}`, [listedInLoop, listed]);
	report(
		'tree-copy-limited',
		`A template of ${TEMPLATE} folders at ${LATENCY_MS} ms per call, ${limit(50)}`,
		[copiedInLoop, copied],
	);
}

const LOOP = 'one call after the other';
const GET_TREE = 'Folder: Get Tree';
const COPY_TREE = 'Folder: Copy Tree';

const listInLoop: Run = async (simulator) =>
	(await (await PlainLoop.start(simulator, PROJECTS.tower.id)).list(ROOT)).length;

const getTree: Run = async ({ url }) => {
	const options = isLimited ? {} : { callsPerMinute: UNLIMITED };
	const folder = byId(ROOT);
	const parameters = { ...tower, folder, returnAll: true, options };
	return (await runOperationAt(url, 'folder.getTree', parameters)).length;
};

const copyInLoop: Run = async (simulator) =>
	await (await PlainLoop.start(simulator, PROJECTS.tower.id)).copyFolders(ROOT, TARGET);

const copyTree: Run = async ({ url }) => {
	const [folder, destinationFolder] = [byId(ROOT), byId(TARGET)];
	const parameters = { ...tower, folder, destinationFolder, includeRoot: false };
	return (await runOperationAt(url, 'folder.copyTree', parameters)).length;
};

/** A row of the table. */
async function measured(way: string, population: Record<string, number>, run: Run): Promise<Row> {
	return await withSimulator(population, async (simulator) => {
		await simulator.set({ latencyMs: LATENCY_MS, enforceQuotas: isLimited });
		const startedAt = performance.now();
		const entries = await run(simulator);
		const seconds = (performance.now() - startedAt) / 1000;
		const calls = await simulator.ask<Array<{ status: number }>>('GET', 'requests?path=/data/');
		return {
			way,
			seconds: Math.round(seconds * 100) / 100,
			entries,
			calls: calls.length,
			refused: calls.filter(({ status }) => status === 429).length,
		};
	});
}

/** The most live memory in a run whose time does not count: collecting garbage takes some. */
async function liveMiB(population: Record<string, number>, run: Run): Promise<number> {
	return await withSimulator(population, async (simulator) => {
		const before = liveHeap();
		let most = 0;
		const sampling = setInterval(() => {
			most = Math.max(most, liveHeap() - before);
		}, 500);
		await run(simulator);
		clearInterval(sampling);
		return Math.round(most * 10) / 10;
	});
}

async function withSimulator<Result>(
	population: Record<string, number>,
	task: (simulator: SimulatorProcess) => Promise<Result>,
): Promise<Result> {
	const simulator = await SimulatorProcess.start();
	try {
		await simulator.populate({ ...population, folderId: ROOT });
		return await task(simulator);
	} finally {
		await simulator.stop();
	}
}

/** The first row is what the others are compared with. */
function compared(rows: readonly Row[]): Row[] {
	const [first] = rows;
	return rows.map((row) => ({
		speedup: Math.round((first.seconds / row.seconds) * 100) / 100,
		...row,
	}));
}

void main();
