import type { IDataObject } from 'n8n-workflow';
import {
	attribute,
	extensionData,
	relatedId,
	versionNumberOf,
	webLinkOf,
} from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isoTime } from './isoTime';

/**
 * @returns `storageId` to download the content, null for a deleted version; `derivativeUrn` for
 * Model Derivative; `processState` shows whether Autodesk has finished processing the file;
 * `conformingStatus` compares its name with the naming standard
 */
export function simplifyFileVersion(version: JsonApiResource): IDataObject {
	return {
		name: attribute(version, 'name') ?? attribute(version, 'displayName'),
		versionNumber: versionNumberOf(version) ?? null,
		fileType: attribute(version, 'fileType'),
		size: attribute(version, 'storageSize'),
		processState: extensionData(version, 'processState'),
		conformingStatus: extensionData(version, 'conformingStatus'),
		createdAt: isoTime(attribute(version, 'createTime')),
		createdBy: attribute(version, 'createUserName'),
		webUrl: webLinkOf(version),
		id: version.id,
		itemId: relatedId(version, 'item'),
		storageId: relatedId(version, 'storage'),
		derivativeUrn: relatedId(version, 'derivatives'),
	};
}

/** For sorting: Autodesk guarantees no order. */
export function newestFirst(a: JsonApiResource, b: JsonApiResource): number {
	return (versionNumberOf(b) ?? 0) - (versionNumberOf(a) ?? 0);
}

export const fileVersionExample: IDataObject = {
	name: 'A-101 Ground Floor.dwg',
	versionNumber: 3,
	fileType: 'dwg',
	size: 1482752,
	processState: 'PROCESSING_COMPLETE',
	conformingStatus: 'NONE',
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	webUrl:
		'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?entityId=urn%3Aadsk.wipprod%3Afs.file%3Avf.hC6k4hndRWaeIVhIjvHu8w%3Fversion%3D3',
	id: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	derivativeUrn: 'dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z',
};
