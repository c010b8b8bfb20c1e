/**
 * Products of ACC and BIM 360 projects, as account administration spells them, with the
 * names in Autodesk's documentation. Source: reference of Add Project User and List Account Projects.
 */

/** Products a user can be given access to. */
export const ACCESS_PRODUCTS = {
	accountAdministration: 'Account Administration',
	autoSpecs: 'AutoSpecs',
	build: 'Build',
	buildingConnected: 'BuildingConnected',
	capitalPlanning: 'Capital Planning',
	cloudWorksharing: 'Cloud Worksharing',
	cost: 'Cost Management',
	designCollaboration: 'Design Collaboration',
	docs: 'Docs',
	financials: 'Financials',
	insight: 'Insight',
	modelCoordination: 'Model Coordination',
	projectAdministration: 'Project Administration',
	takeoff: 'Takeoff',
	workshopxr: 'Workshop XR',
} as const;

const { autoSpecs, ...sameSpelling } = ACCESS_PRODUCTS;

/** Products a list can be filtered by. One key is spelled differently there: `autospecs`. */
export const FILTER_PRODUCTS = {
	...sameSpelling,
	autospecs: autoSpecs,
	assets: 'Assets (BIM 360)',
	costManagement: 'Cost Management (BIM 360)',
	documentManagement: 'Document Management (BIM 360)',
	field: 'Field (BIM 360)',
	fieldManagement: 'Field Management (BIM 360)',
	glue: 'Glue (BIM 360)',
	plan: 'Plan (BIM 360)',
	projectHome: 'Project Home (BIM 360)',
	projectManagement: 'Project Management (BIM 360)',
	quantification: 'Quantification (BIM 360)',
} as const;
