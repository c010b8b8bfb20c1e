import { fillPath } from '../../../protocol/aps/ids';
import { listFolderContents } from '../../../protocol/aps/folderRequests';
import { attribute, relatedId, webLinkOf } from '../../../protocol/aps/jsonApi';
import type { JsonApiDocument, JsonApiResource } from '../../../protocol/aps/jsonApi';
import { jsonApiList } from '../../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../../protocol/aps/lists/linkedList';
import type { ApsQuery } from '../../../protocol/aps/request';
import { documentIn } from '../../apsClient/readAnswer';
import { folderPathOf } from '../../records/pathOf';
import type { EventDetails } from './eventDetails';
import { NOT_SHOWN, NotShown } from './reading';
import type { Reading } from './reading';
import type { FileSubject } from './subject';

/** A folder with more files than a page holds is not searched for a few of them. */
const MOST_PAGES = 2;

/** What Autodesk says about a version of a file. @throws NotShown, NodeApiError */
export async function fileDetails(reading: Reading, file: FileSubject): Promise<EventDetails> {
	const { projectId, versionId } = file;
	const getVersion = async () => {
		const template = '/data/v1/projects/{projectId}/versions/{versionId}';
		return await read(reading, fillPath(template, { projectId, versionId }), 'Get Version');
	};
	// Events about cloud models say neither which file it is nor where.
	const version = file.itemId === undefined ? (await getVersion()).data : undefined;
	const itemId = file.itemId ?? (version && relatedId(version, 'item'));
	if (!itemId) return version ? versionDetails(version) : {};
	const template = '/data/v1/projects/{projectId}/items/{itemId}';
	const query = file.folderId === undefined ? { includePathInProject: true } : undefined;
	const { data: item, included } = await read(
		reading,
		fillPath(template, { projectId, itemId }),
		'Get Item',
		query,
	);
	const newest = included.find(({ id }) => id === versionId);
	return {
		...versionDetails(version ?? newest ?? (await getVersion()).data),
		...itemDetails(item),
	};
}

/**
 * The same for several files of one folder with one call, as far as their events are about the newest versions.
 *
 * @returns details by version
 * @throws NodeApiError
 */
export async function detailsInFolder(
	{ client }: Reading,
	projectId: string,
	folderId: string,
	itemIds: readonly string[],
): Promise<ReadonlyMap<string, EventDetails>> {
	const aps = (await client()).for({ action: 'List Folder Contents', scopes: ['data:read'] });
	const query = { 'filter[type]': 'items', 'filter[id]': itemIds };
	const request = {
		...listFolderContents({ projectId, folderId }, query),
		accept: NOT_SHOWN,
	};
	const found = new Map<string, EventDetails>();
	let pages = 0;
	for await (const { rows, included = [] } of linkedPages(aps, jsonApiList, request)) {
		const versions = new Map(included.map((version) => [version.id, version]));
		for (const item of rows) {
			const version = versions.get(relatedId(item, 'tip') ?? '');
			if (version === undefined) continue;
			found.set(version.id, { ...versionDetails(version), ...itemDetails(item) });
		}
		pages += 1;
		if (pages === MOST_PAGES || found.size >= itemIds.length) break;
	}
	return found;
}

function versionDetails(version: JsonApiResource): EventDetails {
	const name = attribute(version, 'name') ?? attribute(version, 'displayName');
	return {
		fileName: typeof name === 'string' ? name : undefined,
		storageId: relatedId(version, 'storage') ?? undefined,
	};
}

function itemDetails(item: JsonApiResource): EventDetails {
	return {
		itemId: item.id,
		folderId: relatedId(item, 'parent') ?? undefined,
		folderPath: folderPathOf(item) ?? undefined,
		webUrl: webLinkOf(item) ?? undefined,
	};
}

async function read(
	{ client }: Reading,
	path: string,
	action: string,
	query?: ApsQuery,
): Promise<Required<JsonApiDocument>> {
	const aps = (await client()).for({ action, scopes: ['data:read'] });
	const answer = await aps.request({ path, query, accept: NOT_SHOWN });
	if (answer.status >= 400) throw new NotShown('file', answer.status);
	return aps.readAnswer({}, answer, documentIn);
}
