import { dataManagementFilters } from '../../../fields/dataManagementFilters';

export const hubFilters = dataManagementFilters({
	kind: 'Hub',
	types: [
		{ name: 'ACC or BIM 360 Account', value: 'hubs:autodesk.bim360:Account' },
		{ name: 'Personal Hub', value: 'hubs:autodesk.a360:PersonalHub' },
		{ name: 'Team', value: 'hubs:autodesk.core:Hub' },
	],
	idPlaceholder: 'e.g. b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	namePlaceholder: 'e.g. Example Contractors',
});
