import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import type { TriggerUnderTest } from './runTrigger';
import { startSimulator } from '../../simulator';
import type { Simulator, SimulatorOptions } from '../../simulator';
import { onTowerModels, simulatedTrigger } from './simulatedTrigger';
import type { SimulatedTriggerOptions } from './simulatedTrigger';

/** One simulator for the tests of a file, reset for each of them. Its retries are immediate. */
export function sharedSimulator(options: SimulatorOptions = {}): () => Simulator {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator({ retryTimeScale: 0.00001, ...options });
	});
	afterAll(async () => await simulator.close());
	beforeEach(async () => await simulator.reset());
	return () => simulator;
}

type Open = (
	parameters?: INodeParameters,
	options?: SimulatedTriggerOptions,
) => Promise<TriggerUnderTest>;

/** Opens triggers, by default for uploads to Models, and closes them after each test. */
export function triggersOn(simulator: () => Simulator): Open {
	const opened: TriggerUnderTest[] = [];
	afterEach(async () => {
		await Promise.all(opened.splice(0).map(async (trigger) => await trigger.close()));
	});
	return async (parameters = onTowerModels, options = {}) => {
		const trigger = await simulatedTrigger(simulator(), parameters, options);
		opened.push(trigger);
		return trigger;
	};
}
