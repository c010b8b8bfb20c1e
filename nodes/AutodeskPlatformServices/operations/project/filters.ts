import { dataManagementFilters } from '../../../fields/dataManagementFilters';

export const projectFilters = dataManagementFilters({
	kind: 'Project',
	types: [
		{ name: 'ACC or BIM 360 Project', value: 'projects:autodesk.bim360:Project' },
		{ name: 'Project of Another Hub', value: 'projects:autodesk.core:Project' },
	],
	idPlaceholder: 'e.g. b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	namePlaceholder: 'e.g. Tower A',
});
