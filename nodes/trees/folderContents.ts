import { relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { listFolderContents } from '../../protocol/aps/folderRequests';
import type { FolderAddress } from '../../protocol/aps/folderRequests';
import { jsonApiList } from '../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import { hasNoRows } from '../../protocol/aps/lists/listSource';
import type { ListSource } from '../../protocol/aps/lists/listSource';
import type { ApsAnswer, ApsQuery, ApsRequest } from '../../protocol/aps/request';

/** A folder or file. */
export interface Entry {
	resource: JsonApiResource;
	/** The newest version of a file. */
	tip: JsonApiResource | undefined;
}

/** What could be read of the contents of a folder. */
export interface Contents<Row> {
	rows: Row[];
	/** Pages that were read. */
	pages: number;
	/** Why the page after them could not be read; undefined if all could. */
	error?: unknown;
	/** Whether Autodesk answered, but with something other than a list. */
	isBroken: boolean;
}

interface Reading<Row> {
	query?: ApsQuery;
	/** What to keep of an entry; undefined keeps nothing. Called as each page arrives. */
	keep(entry: Entry): Row | undefined;
	/** Whether enough was kept, so that no further page is needed. */
	isEnough?(rows: readonly Row[]): boolean;
	signal?: AbortSignal;
}

/** Reads the contents of a folder page by page, and keeps what was read when a page cannot be. Never throws. */
export async function readContents<Row>(
	source: ListSource,
	folder: FolderAddress,
	{ query, keep, isEnough = () => false, signal }: Reading<Row>,
): Promise<Contents<Row>> {
	const contents: Contents<Row> = { rows: [], pages: 0, isBroken: false };
	const stoppable: ListSource = {
		send: async (request) => await wholeAnswer(source, request, signal),
		brokenList(request, problem) {
			contents.isBroken = true;
			return source.brokenList(request, problem);
		},
	};
	try {
		const request = listFolderContents(folder, query);
		for await (const { rows, included = [] } of linkedPages(stoppable, jsonApiList, request)) {
			const versions = new Map(included.map((version) => [version.id, version]));
			for (const resource of rows) {
				const tip = versions.get(relatedId(resource, 'tip') ?? '');
				const kept = keep({ resource, tip });
				if (kept !== undefined) contents.rows.push(kept);
			}
			contents.pages += 1;
			if (isEnough(contents.rows)) break;
		}
	} catch (error) {
		contents.error = error;
	}
	return contents;
}

/** How often a page is requested whose answer is not a list. */
const MOST_REQUESTS = 3;

/** A connection that is cut in the middle of a body leaves status 200 without content, so it is asked again. */
async function wholeAnswer(
	source: ListSource,
	request: ApsRequest,
	signal: AbortSignal | undefined,
): Promise<ApsAnswer> {
	for (let requests = 1; ; requests++) {
		const answer = await source.send(request, signal);
		const isWhole = hasNoRows(answer) || jsonApiList.readPage(answer) !== undefined;
		if (isWhole || requests === MOST_REQUESTS) return answer;
	}
}
