import type { INodeProperties } from 'n8n-workflow';
import { integer } from '../../../values/integer';
import { chosenFilters, replayFilters } from '../../fields/filters';
import { subscriptionFilter } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';
import { replayExample } from '../replay/example';

/** What the worker takes, events per second. */
const MAX_RATE = 1000;

const replayed: INodeProperties = {
	displayName: 'Events to Replay',
	name: 'replayed',
	type: 'options',
	default: 'dead',
	options: [
		{ name: 'Dead', value: 'dead', description: 'Given up after all attempts, or refused by n8n' },
		{ name: 'Delivered', value: 'delivered', description: 'Taken by n8n before' },
	],
	description: 'Which events to send again',
};

const rate: INodeProperties = {
	displayName: 'Events per Second',
	name: 'rate',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_RATE },
	default: 20,
	description: 'How fast to send. A few dozen workflow starts per second are what n8n can take.',
};

export const replayMany = defineOperation({
	name: 'Replay Many',
	value: 'replayMany',
	summary: 'Replay many deliveries',
	description:
		'Send all matching events again, the oldest first and not too fast. The worker does it in the background; Replay: Get tells how far it is.',
	endpoint: 'POST /deliveries/replay',
	fields: [replayed, subscriptionFilter, rate, replayFilters],
	example: replayExample,
	async execute(run) {
		const body = {
			...chosenFilters(run),
			status: run.param<string>('replayed'),
			rate: integer(rate.displayName, run.param<unknown>('rate'), 1, MAX_RATE),
		};
		return await call(run, {}, { body, repeatable: false });
	},
});
