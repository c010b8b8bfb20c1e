import type { INodePropertyOptions } from 'n8n-workflow';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';

/** Value of the option for events typed by hand. */
export const CUSTOM_EVENT = 'custom';

/** All webhook events as choices: those of the catalogue, and one for what it does not know. */
export const eventOptions: INodePropertyOptions[] = [
	...CATALOGUE.map(({ label, name, value, when }) => ({
		name: `${label}: ${name}`,
		value,
		description: `Fires when ${when}`,
	})),
	{
		name: 'Other Event (Typed by Hand)',
		value: CUSTOM_EVENT,
		description: 'An event that is not in this list',
	},
].sort((a, b) => a.name.localeCompare(b.name));
