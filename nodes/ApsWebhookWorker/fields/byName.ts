import type { INodeProperties } from 'n8n-workflow';
import { BY_NAME } from '../../lookUp/finder';

/** The same locator with the mode By Name, for what {@link withIds} of the node looks up at the worker. */
export function withNames<Field extends INodeProperties>(
	locator: Field,
	placeholder: string,
): Field {
	return {
		...locator,
		modes: [
			...(locator.modes ?? []),
			{ displayName: 'By Name', name: BY_NAME, type: 'string', placeholder },
		],
	};
}
