import type { IDataObject } from 'n8n-workflow';
import { attribute, extensionType } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isAccId, toAdminId } from '../../protocol/aps/ids';

/** @returns `accountId` as account administration writes it, null for hubs that are not accounts */
export function simplifyHub(hub: JsonApiResource): IDataObject {
	return {
		name: attribute(hub, 'name'),
		region: attribute(hub, 'region'),
		extensionType: extensionType(hub),
		id: hub.id,
		accountId: isAccId(hub.id) ? toAdminId(hub.id) : null,
	};
}

export const hubExample: IDataObject = {
	name: 'Example Contractors',
	region: 'EMEA',
	extensionType: 'hubs:autodesk.bim360:Account',
	id: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
};
