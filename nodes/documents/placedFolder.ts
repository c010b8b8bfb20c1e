import { getFolder } from '../../protocol/aps/folderRequests';
import { attribute, relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import type { ApsClient } from '../apsClient/client';
import { documentIn } from '../apsClient/readAnswer';

/** A folder with what is above it. */
export interface PlacedFolder {
	folder: JsonApiResource;
	/** Names from the highest folder that the credential can open, e.g. `Project Files/Drawings`. */
	path: string;
	/** IDs from the folder itself upwards. */
	ids: string[];
}

/** Deeper than Autodesk allows; ends a tree that leads back to itself. */
const MOST_LEVELS = 50;

/** A user may not see the folders above the ones that are open to them. */
const OUT_OF_SIGHT = [403, 404];

/**
 * Reads a folder and the names of the folders above it, one call each. The folder above all others, which
 * people do not see, has no place in the path.
 *
 * @throws NodeApiError if the folder itself cannot be read
 */
export async function placedFolder(
	aps: ApsClient,
	projectId: string,
	folderId: string,
): Promise<PlacedFolder> {
	const { data: folder } = await aps.document(getFolder({ projectId, folderId }));
	const line = [folder];
	for (let above = relatedId(folder, 'parent'); above !== null && line.length < MOST_LEVELS;) {
		const request = { ...getFolder({ projectId, folderId: above }), accept: OUT_OF_SIGHT };
		const answer = await aps.request(request);
		const parent = answer.status >= 400 ? undefined : documentIn(answer)?.data;
		if (parent === undefined) break;
		line.push(parent);
		above = relatedId(parent, 'parent');
	}
	const shown = line.filter((each) => each === folder || relatedId(each, 'parent') !== null);
	const names = shown.map((each) =>
		String(attribute(each, 'name') ?? attribute(each, 'displayName') ?? each.id),
	);
	return { folder, path: names.reverse().join('/'), ids: line.map(({ id }) => id) };
}
