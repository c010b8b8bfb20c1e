import type { INodeProperties } from 'n8n-workflow';
import type { ApsRequest } from '../../shared/aps/client';
import { versionIdOf } from '../../shared/aps/documentIds';
import type { DocumentUrn } from '../../shared/protocol/documentUrn';
import type { OperationRun } from '../operations/operation';
import { documentUrn } from '../values/documentUrn';
import { storageUrn } from '../values/storageUrn';

/** Where the content of a new version comes from. */
export const fileSourceFields: readonly INodeProperties[] = [
	{
		displayName: 'Content From',
		name: 'fileSource',
		type: 'options',
		default: 'storage',
		options: [
			{
				name: 'Existing Version',
				value: 'copy',
				description: 'A copy of a version of the same project',
			},
			{
				name: 'Storage',
				value: 'storage',
				description: 'A storage object that content was uploaded to',
			},
		],
		description: 'Where the content of the file comes from',
	},
	{
		displayName: 'Storage ID',
		name: 'storageId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-….dwg',
		description:
			'ID of the storage object, as Create Storage returned it. Its upload must be completed, and every version needs one of its own.',
		displayOptions: { show: { fileSource: ['storage'] } },
	},
	{
		displayName: 'Version to Copy',
		name: 'sourceVersion',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=1',
		description:
			'ID or link of the version to copy, from the same project. The ID or link of an item stands for its newest version.',
		displayOptions: { show: { fileSource: ['copy'] } },
	},
];

/** One of the two. */
export interface FileSource {
	storageId?: string;
	/** A version, or an item whose newest version is meant. */
	copyFrom?: DocumentUrn;
}

/** @throws InvalidValue */
export function fileSource({ param }: OperationRun): FileSource {
	return param<string>('fileSource', 'storage') === 'storage'
		? { storageId: storageUrn('Storage ID', param('storageId', '')) }
		: { copyFrom: documentUrn('Version to Copy', param('sourceVersion', ''), 'version') };
}

/** The query of the request that makes the version: a copy names its source there. */
export async function copyQuery(
	{ aps }: OperationRun,
	projectId: string,
	{ copyFrom }: FileSource,
): Promise<ApsRequest['query']> {
	return copyFrom && { copyFrom: await versionIdOf(aps, projectId, copyFrom) };
}
