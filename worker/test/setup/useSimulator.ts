import { afterAll, afterEach, beforeAll } from 'vitest';
import { startSimulator, type Simulator } from '../../../test/simulator';

/** A simulated Autodesk that runs during the tests of the surrounding `describe`, reset after each. */
export function useSimulator(): () => Simulator {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator();
	});
	afterEach(() => simulator.reset());
	afterAll(() => simulator.close());
	return () => simulator;
}
