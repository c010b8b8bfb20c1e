import type { IDataObject } from 'n8n-workflow';
import type { CopyLine } from '../trees/copyLine';
import { fileExample } from './file';

/** @returns what became of a folder or file of the source; `problem` is null if nothing is wrong */
export function simplifyCopyLine(line: CopyLine, projectId: string): IDataObject {
	const {
		name,
		path,
		kind,
		outcome,
		problem,
		sourcePath,
		size,
		permissionsChanged,
		id,
		versionId,
		folderId,
		sourceId,
	} = line;
	return {
		name,
		path,
		kind,
		outcome,
		problem,
		sourcePath,
		size,
		permissionsChanged,
		id,
		versionId,
		folderId,
		projectId,
		sourceId,
	};
}

export const copyLineExample: IDataObject = simplifyCopyLine(
	{
		name: String(fileExample.name),
		path: `Project Files/Building B/Drawings/${String(fileExample.name)}`,
		kind: 'file',
		outcome: 'created',
		problem: null,
		sourcePath: `Project Files/Template/Drawings/${String(fileExample.name)}`,
		size: Number(fileExample.size),
		permissionsChanged: null,
		id: 'urn:adsk.wipprod:dm.lineage:Xk2Vd9QfT0mPz7LhB3sWuA',
		versionId: 'urn:adsk.wipprod:fs.file:vf.Xk2Vd9QfT0mPz7LhB3sWuA?version=1',
		folderId: String(fileExample.folderId),
		sourceId: String(fileExample.id),
	},
	'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
);
