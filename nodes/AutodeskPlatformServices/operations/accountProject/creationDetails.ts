import type { Entry } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { projectValue } from './projectValue';
import { template } from './template';

/** Entries of a collection: fields that `construction/admin` accepts for a new project. */
export const creationDetails: readonly Entry[] = [
	{
		displayName: 'Classification',
		name: 'classification',
		type: 'options',
		options: [
			{ name: 'Component', value: 'component' },
			{ name: 'Production', value: 'production' },
			{ name: 'Sample', value: 'sample' },
			{ name: 'Template', value: 'template' },
		],
		default: 'production',
		description: 'Purpose of the project',
		body: 'classification',
		read: read.choice,
	},
	{
		displayName: 'Current Phase',
		name: 'currentPhase',
		type: 'string',
		default: '',
		placeholder: 'e.g. Design',
		description: 'Current phase of the project',
		body: 'currentPhase',
		read: read.text(255),
	},
	{
		displayName: 'Delivery Method',
		name: 'deliveryMethod',
		type: 'string',
		default: '',
		placeholder: 'e.g. Design-Build',
		description: 'Delivery method of the project',
		body: 'deliveryMethod',
		read: read.text(255),
	},
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 52.520008',
		description: 'Latitude of the site',
		body: 'latitude',
		read: read.text(25),
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 13.404954',
		description: 'Longitude of the site',
		body: 'longitude',
		read: read.text(25),
	},
	projectValue,
	template,
];
