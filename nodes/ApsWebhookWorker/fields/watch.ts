import { isResourceLocatorValue } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { resourceLocator } from '../../AutodeskPlatformServices/fields/locator';
import { textField } from '../../AutodeskPlatformServices/fields/textField';
import { InvalidValue } from '../../shared/operations/invalidValue';
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
export function chosenWatch({ param }: WorkerRun): string {
	const chosen = param<unknown>('watch', '');
	const value = isResourceLocatorValue(chosen) ? chosen.value : chosen;
	if (typeof value === 'string' && value.trim() !== '') return value.trim();
	throw new InvalidValue('Watch', 'choose a watch, or enter its ID');
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
