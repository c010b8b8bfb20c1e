import type { Logger } from 'pino';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Simulator } from '../../../test/simulator';
import { apsEnvironment } from './apsEnvironment';
import { embedded, type StoreKind, type StoreServer } from './stores';
import type { Target } from './target';
import { WorkerUnderTest } from './workerUnderTest';

export interface WorkerSetUp {
	/** Default: embedded. */
	store?: StoreKind;
	/** The only place that the worker may deliver to. Default: any place on this machine. */
	target?: Target;
	/** The Autodesk that it calls. Default: it has no app to call Autodesk as. */
	simulator?: () => Simulator;
	/** Further variables; a function where they are known only once something else has started. */
	environment?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
	log?: Logger;
}

/** A worker that runs during the tests of the surrounding `describe`, on a database that is removed after them. */
export function useWorker({
	store = embedded,
	target,
	simulator,
	environment = {},
	log,
}: WorkerSetUp = {}): WorkerUnderTest {
	const worker = new WorkerUnderTest(log);
	let server: StoreServer | undefined;

	beforeAll(async () => {
		server = await store.start();
		await worker.start({
			...allowing(target),
			...(simulator ? apsEnvironment(simulator()) : {}),
			...(typeof environment === 'function' ? environment() : environment),
			...server.environment,
		});
	});
	afterAll(async () => {
		await worker.remove();
		await server?.remove();
	});
	return worker;
}

/** A worker of a single test, removed when that test is over. */
export async function startWorker(
	target: Target | undefined,
	environment: Readonly<Record<string, string>> = {},
): Promise<WorkerUnderTest> {
	const worker = await WorkerUnderTest.start({ ...allowing(target), ...environment });
	onTestFinished(() => worker.remove());
	return worker;
}

function allowing(target: Target | undefined): Record<string, string> {
	return target ? { ALLOWED_TARGETS: target.origin } : {};
}
