import type { INodePropertyOptions } from 'n8n-workflow';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';

/** Value of the option for events that are not in the catalog. */
export const CUSTOM_EVENT = 'custom';

/** All webhook events as options: those in the catalog, and one for events that are not in it. */
export const eventOptions: INodePropertyOptions[] = [
	...CATALOGUE.map(({ label, name, value, when }) => ({
		name: `${label}: ${name}`,
		value,
		description: `Fires when ${when}`,
	})),
	{
		name: 'Custom Event',
		value: CUSTOM_EVENT,
		description: 'An event that is not in this list, specified by its system and ID',
	},
].sort((a, b) => a.name.localeCompare(b.name));
