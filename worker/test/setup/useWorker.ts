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
	/** The only origin that the worker may deliver to. Default: any port of this machine. */
	target?: Target;
	/** The Autodesk that it calls. Default: none, because it has no app. */
	simulator?: () => Simulator;
	/** Further variables; a function if they are only known once something else has started. */
	environment?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
	log?: Logger;
}

/** A worker that runs during the tests of the surrounding `describe`. Its database is removed afterwards. */
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

/** A worker for a single test, removed after the test. */
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
