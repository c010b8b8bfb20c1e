import type { IDataObject } from 'n8n-workflow';
import type { Location } from '../apsLists/locations';

/** @returns `depth` counts the locations above it */
export function locationRecord(location: Location): IDataObject {
	return {
		name: location.name,
		path: location.path,
		depth: location.level - 1,
		order: location.order,
		barcode: location.barcode,
		id: location.id,
		parentId: location.parentId ?? null,
	};
}

export const locationExample: IDataObject = {
	name: 'Level 1',
	path: 'Building A > Level 1',
	depth: 1,
	order: 0,
	barcode: 'A-L1',
	id: 'de9aca33-5e0c-4668-85fa-f96273db4b35',
	parentId: '88e07ccb-4594-4dc5-8973-304412b8fa96',
};
