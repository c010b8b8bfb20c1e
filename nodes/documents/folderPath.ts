import { fillPath } from '../../protocol/aps/ids';
import { attribute, relatedId } from '../../protocol/aps/jsonApi';
import { isTechnicalFolder } from '../../protocol/aps/names';
import { documentIn } from '../apsClient/readAnswer';
import type { Directories } from '../lookUp/directories';
import type { ApsRun } from '../parameters/run';
import { pathOf } from '../records/pathOf';
import { DOCUMENT_FOLDERS } from './docsTree';

const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** Autodesk allows 25 levels. More means that the folders lead back to one of them. */
const MOST_LEVELS = 30;

/** What is needed of a run. */
type Reader = Pick<ApsRun, 'aps' | 'directories' | 'signal'>;

type Paths = Map<string, Promise<string | null>>;

/** What the items of an execution have read. */
const paths = new WeakMap<Directories, Paths>();

/**
 * The path of a folder from the top folder of the project down, e.g. `Project Files/Drawings`. Reads the
 * folder and each one above it, once per execution.
 *
 * @returns empty for the folder above the top folders; null if the credential may not see a folder on the way
 * @throws NodeApiError if Autodesk cannot be reached
 */
export async function folderPath(
	run: Reader,
	projectId: string,
	folderId: string,
	levels = MOST_LEVELS,
): Promise<string | null> {
	const known = paths.get(run.directories) ?? new Map<string, Promise<string | null>>();
	paths.set(run.directories, known);
	const key = `${projectId} ${folderId}`;
	const path = known.get(key) ?? readPath(run, projectId, folderId, levels);
	known.set(key, path);
	path.catch(() => known.delete(key));
	return await path;
}

async function readPath(
	run: Reader,
	projectId: string,
	folderId: string,
	levels: number,
): Promise<string | null> {
	const path = fillPath('/data/v1/projects/{projectId}/folders/{folderId}', {
		projectId,
		folderId,
	});
	const aps = run.aps.for({ action: 'Get Folder', scopes: ['data:read'] });
	const request = { path, accept: [FORBIDDEN, NOT_FOUND], signal: run.signal };
	const answer = await aps.request(request);
	if (answer.status >= 400) return null;
	const { data } = aps.readAnswer({}, answer, documentIn);
	const name = attribute(data, 'name') ?? attribute(data, 'displayName');
	const parent = relatedId(data, 'parent');
	if (parent === null || isTechnicalFolder(String(name))) return '';
	if (levels === 0) return null;
	const above = await folderPath(run, projectId, parent, levels - 1);
	// Not everybody may read the folder above the top folders.
	const isTop = above === null && DOCUMENT_FOLDERS.has(String(name));
	return pathOf(name, isTop ? '' : above);
}
