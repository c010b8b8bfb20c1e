import { getFolder } from '../../../protocol/aps/folderRequests';
import { attribute, webLinkOf } from '../../../protocol/aps/jsonApi';
import { documentIn } from '../../apsClient/readAnswer';
import { folderPath } from '../../documents/folderPath';
import { Directories } from '../../lookUp/directories';
import type { EventDetails } from './eventDetails';
import { Remembered } from './remembered';
import { NOT_SHOWN, NotShown } from './reading';
import type { Reading } from './reading';
import type { FolderSubject } from './subject';

/** A renamed folder shows its new name after this time at the latest; events about renaming contain it. */
const KEEP_MS = 5 * 60_000;
const MOST_FOLDERS = 5_000;

const folders = new Remembered<EventDetails | NotShown>(MOST_FOLDERS, KEEP_MS);

/** What Autodesk says about a folder. @throws NotShown, NodeApiError */
export async function folderDetails(
	reading: Reading,
	folder: FolderSubject,
): Promise<EventDetails> {
	const { projectId, subfolderId, hasPath } = folder;
	const key = `${reading.trigger} ${projectId} ${subfolderId} ${hasPath}`;
	const details = await folders.get(key, async () => await readDetails(reading, folder));
	if (details instanceof NotShown) throw details;
	return details;
}

async function readDetails(
	{ client, signal }: Reading,
	{ projectId, subfolderId, hasPath }: FolderSubject,
): Promise<EventDetails | NotShown> {
	const aps = (await client()).for({ action: 'Get Folder', scopes: ['data:read'] });
	const request = getFolder({ projectId, folderId: subfolderId });
	const answer = await aps.request({ ...request, accept: NOT_SHOWN });
	if (answer.status >= 400) return new NotShown('folder', answer.status);
	const { data } = aps.readAnswer({}, answer, documentIn);
	const name = attribute(data, 'name');
	const run = { aps, directories: new Directories(), signal };
	const path = hasPath ? null : await folderPath(run, projectId, subfolderId);
	return {
		subfolderName: typeof name === 'string' ? name : undefined,
		subfolderPath: path || undefined,
		webUrl: webLinkOf(data) ?? undefined,
	};
}
