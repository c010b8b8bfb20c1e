import type { IDataObject } from 'n8n-workflow';
import { attribute, extensionData, relatedId, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/**
 * @returns `storageId` to download the file, null for a deleted version; `derivativeId` as Model
 * Derivative takes it; `processState` tells whether Autodesk has finished with the file
 */
export function simplifyFileVersion(version: JsonApiResource): IDataObject {
	return {
		id: version.id,
		type: version.type,
		itemId: relatedId(version, 'item'),
		name: attribute(version, 'name') ?? attribute(version, 'displayName'),
		versionNumber: attribute(version, 'versionNumber'),
		fileType: attribute(version, 'fileType'),
		storageSize: attribute(version, 'storageSize'),
		storageId: relatedId(version, 'storage'),
		derivativeId: relatedId(version, 'derivatives'),
		processState: extensionData(version, 'processState'),
		createTime: attribute(version, 'createTime'),
		createUserName: attribute(version, 'createUserName'),
		webUrl: webLinkOf(version),
	};
}

/** For sorting: Autodesk promises no order. */
export function newestFirst(a: JsonApiResource, b: JsonApiResource): number {
	return Number(attribute(b, 'versionNumber')) - Number(attribute(a, 'versionNumber'));
}

export const fileVersionExample: IDataObject = {
	id: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	type: 'versions',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	name: 'A-101 Ground Floor.dwg',
	versionNumber: 3,
	fileType: 'dwg',
	storageSize: 1482752,
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	derivativeId: 'dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z',
	processState: 'PROCESSING_COMPLETE',
	createTime: '2026-03-02T16:40:00.0000000Z',
	createUserName: 'Kim Doe',
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?entityId=urn%3Aadsk.wipprod%3Afs.file%3Avf.hC6k4hndRWaeIVhIjvHu8w%3Fversion%3D3',
};
