import { FOLDERS, HUBS, PROJECTS } from '../../../test/simulator/state/world';

/** Callbacks as Autodesk sends them for a project of ACC, with what people know a record by. */

const ACCOUNT = HUBS.us.accountId;
const PROJECT = PROJECTS.tower.guid;
const FOLDER = FOLDERS.towerProjectFiles;
const START = Date.UTC(2026, 2, 2, 9, 15);

let records = 0;

export interface ProjectFile {
	name: string;
	/** The folder below `Project Files`. */
	folder: string;
	userName: string;
	hookId: string;
}

/** A new version of a file; each call names another file. */
export function fileVersionAdded({ name, folder, userName, hookId }: ProjectFile): string {
	records += 1;
	const modifiedTime = new Date(START + records * 1000).toISOString();
	return JSON.stringify(
		{
			version: '1.0',
			resourceUrn: `urn:adsk.wipprod:fs.file:vf.ExAmPlE${records}?version=2`,
			hook: hook('data', 'dm.version.added', hookId, { folder: FOLDER }),
			payload: {
				name,
				version: '2',
				lineageUrn: `urn:adsk.wipprod:dm.lineage:ExAmPlE${records}`,
				modifiedTime,
				modifiedBy: idOf(userName),
				user_info: { id: idOf(userName) },
				context: {
					lineage: { lastModifiedUserId: idOf(userName), lastModifiedUserName: userName },
					operation: 'PostVersionedFiles',
				},
				ancestors: [
					{ name: `${ACCOUNT}-account-root-folder`, urn: `${FOLDER}-account` },
					{ name: `${PROJECT}-root-folder`, urn: `${FOLDER}-root` },
					{ name: 'Project Files', urn: FOLDER },
					{ name: folder, urn: `${FOLDER}-${folder}` },
				],
				project: PROJECT,
				tenant: ACCOUNT,
			},
		},
		null,
		2,
	);
}

/** A new issue; Autodesk sends its ID only. */
export function issueCreated({ userName, hookId }: Omit<ProjectFile, 'name' | 'folder'>): string {
	records += 1;
	const id = `11111111-5555-4666-8777-${String(records).padStart(12, '0')}`;
	return JSON.stringify(
		{
			version: '1.0',
			resourceUrn: `urn:adsk.issues:issues.issue:${id}`,
			hook: hook('autodesk.construction.issues', 'issue.created-1.0', hookId, { project: PROJECT }),
			payload: {
				id,
				projectId: PROJECT,
				status: 'open',
				updatedAt: new Date(START + records * 1000).toISOString(),
				assignedToType: 'user',
				assignedTo: idOf(userName),
			},
		},
		null,
		2,
	);
}

function hook(system: string, event: string, hookId: string, scope: object): object {
	return {
		hookId,
		system,
		event,
		status: 'active',
		scope,
		hookAttribute: { projectId: `b.${PROJECT}`, hubId: `b.${ACCOUNT}` },
	};
}

function idOf(userName: string): string {
	return userName.toUpperCase().replaceAll(' ', '');
}
