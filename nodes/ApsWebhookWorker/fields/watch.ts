import type { INodeProperties } from 'n8n-workflow';
import { locatedId, resourceLocator } from '../../fields/locator';
import { textField } from '../../fields/textField';
import type { WorkerRun } from '../operations/operation';

export const watch: INodeProperties = {
	...resourceLocator({
		displayName: 'Watch',
		name: 'watch',
		description:
			'What the worker looks at again and again, chosen from a list or entered by its ID',
		search: 'searchWatches',
		idPlaceholder: 'e.g. wat_1n5d9jz7vk2q',
	}),
	required: true,
};

/** @throws InvalidValue when none is chosen */
export function chosenWatch(run: WorkerRun): string {
	return locatedId(run, watch.name);
}

/** Entry of a collection. */
export const watchLabel = textField(
	'Label',
	'label',
	'e.g. People of Example Contractors',
	'A name for people. Each event of the watch carries it.',
);

/** Entry of a collection. */
export const watchStatus: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Paused', value: 'paused' },
	],
	default: 'active',
	description: 'Whether the worker looks by itself. What changes during a pause is told after it.',
};
