import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { guidInCollection } from '../../../fields/locatorInCollection';
import { resourceLocator } from '../../../fields/locator';
import { textField } from '../../../fields/textField';
import { InvalidValue } from '../../../values/invalidValue';
import { boolean } from '../../../values/boolean';
import { choice } from '../../../values/choice';
import { optionalText } from '../../../values/text';
import type { ProjectDetails } from './details';

const template = resourceLocator({
	displayName: 'Template Project',
	name: 'template',
	description: 'Project whose set-up is copied into the new one',
	search: 'searchProjectTemplates',
	dependsOn: ['account'],
	idPlaceholder: 'e.g. 2e7a9c05-4d1b-4f36-8a20-6c5d4e3f2a1b',
});

const classification: INodeProperties = {
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
	description: 'What the project is for',
};

/** Entries of a collection: what can be said about a project when it is created, and only then. */
export const creationDetails: INodeProperties[] = [
	classification,
	{
		displayName: 'Copy Companies',
		name: 'includeCompanies',
		type: 'boolean',
		default: true,
		description: 'Whether to take over the companies of the template project',
	},
	{
		displayName: 'Copy Locations',
		name: 'includeLocations',
		type: 'boolean',
		default: true,
		description: 'Whether to take over the locations of the template project',
	},
	textField('Current Phase', 'currentPhase', 'e.g. Design', 'Phase the project is in'),
	textField(
		'Delivery Method',
		'deliveryMethod',
		'e.g. Design-Build',
		'How the project is delivered',
	),
	textField('Latitude', 'latitude', 'e.g. 52.520008', 'Latitude of the site'),
	textField('Longitude', 'longitude', 'e.g. 13.404954', 'Longitude of the site'),
	template,
];

export interface CreationDetails extends ProjectDetails {
	classification?: unknown;
	currentPhase?: string;
	deliveryMethod?: string;
	includeCompanies?: unknown;
	includeLocations?: unknown;
	latitude?: string;
	longitude?: string;
	template?: unknown;
}

/** @returns the entries that were filled in @throws InvalidValue */
export function creationDetailsOf(details: CreationDetails): IDataObject {
	return {
		classification: choice(classification, details.classification),
		currentPhase: optionalText('Current Phase', details.currentPhase, 255),
		deliveryMethod: optionalText('Delivery Method', details.deliveryMethod, 255),
		latitude: optionalText('Latitude', details.latitude, 25),
		longitude: optionalText('Longitude', details.longitude, 25),
		template: templateOf(details),
	};
}

function templateOf(details: CreationDetails): IDataObject | undefined {
	const projectId = guidInCollection(template.displayName, details.template);
	const includeCompanies = boolean('Copy Companies', details.includeCompanies);
	const includeLocations = boolean('Copy Locations', details.includeLocations);
	const field = { includeCompanies, includeLocations };
	const isCopying = includeCompanies !== undefined || includeLocations !== undefined;
	if (projectId !== undefined) return { projectId, ...(isCopying ? { options: { field } } : {}) };
	if (includeCompanies || includeLocations) {
		throw new InvalidValue(template.displayName, 'choose the project to copy from');
	}
	return undefined;
}
