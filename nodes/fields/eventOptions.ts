import type { INodePropertyOptions } from 'n8n-workflow';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';

/** Value of the option for events that are not in the catalogue. */
export const CUSTOM_EVENT = 'custom';

/** All webhook events as choices: those of the catalogue, and one for those that it does not have. */
export const eventOptions: INodePropertyOptions[] = [
	...CATALOGUE.map(({ label, name, value, when }) => ({
		name: `${label}: ${name}`,
		value,
		description: `Fires when ${when}`,
	})),
	{
		name: 'Custom Event',
		value: CUSTOM_EVENT,
		description: 'An event that is not in this list, by its system and ID',
	},
].sort((a, b) => a.name.localeCompare(b.name));
