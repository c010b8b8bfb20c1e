/**
 * Project types that Autodesk recommends; any other text is accepted too. Source: `filter[type]` in Autodesk's
 * description of account administration, which writes Stadium/Arena without blanks.
 */
export const PROJECT_TYPES = [
	'Airport',
	'Assisted Living / Nursing Home',
	'Bridge',
	'Canal / Waterway',
	'Convention Center',
	'Court House',
	'Dams / Flood Control / Reservoirs',
	'Data Center',
	'Demonstration Project',
	'Dormitory',
	'Education Facility',
	'Government Building',
	'Harbor / River Development',
	'Hospital',
	'Hotel / Motel',
	'Library',
	'Manufacturing / Factory',
	'Medical Laboratory',
	'Medical Office',
	'Military Facility',
	'Mining Facility',
	'Multi-Family Housing',
	'Museum',
	'Office',
	'Oil & Gas',
	'OutPatient Surgery Center',
	'Parking Structure / Garage',
	'Performing Arts',
	'Plant',
	'Power Plant',
	'Prison / Correctional Facility',
	'Rail',
	'Recreation Building',
	'Religious Building',
	'Research Facility / Laboratory',
	'Restaurant',
	'Retail',
	'Seaport',
	'Single-Family Housing',
	'Solar Farm',
	'Stadium/Arena',
	'Streets / Roads / Highways',
	'Template Project',
	'Theme Park',
	'Training Project',
	'Transportation Building',
	'Tunnel',
	'Utilities',
	'Warehouse (non-manufacturing)',
	'Waste Water / Sewers',
	'Water Supply',
	'Wind Farm',
] as const;

/** The type as Autodesk lists it, whatever its letter case and the blanks around slashes; other text as it is. */
export function listedProjectType(text: string): string {
	return PROJECT_TYPES.find((type) => keyOf(type) === keyOf(text)) ?? text;
}

function keyOf(type: string): string {
	return type
		.trim()
		.toLowerCase()
		.replaceAll(/\s*\/\s*/g, '/');
}
