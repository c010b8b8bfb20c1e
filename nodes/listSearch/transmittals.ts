import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { transmittalList } from '../../protocol/aps/lists/constructionList';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { TRANSMITTALS } from '../lookUp/transmittals';
import { filtered, teamContext } from './teamContext';

/** Transmittals of the chosen project, newest first. Autodesk cannot search them, so all are read. */
export async function searchTransmittals(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Transmittals', 'transmittals');
	const path = fillPath(TRANSMITTALS, { projectId: place.projectId });
	const query = { sort: 'sequenceId desc' };
	const rows = await collect(constructionPages(aps, transmittalList, { path, query }));
	return filtered(
		rows.map(({ id, sequenceId, title }) => ({
			name: `#${String(sequenceId)} ${String(title)}`,
			value: String(id),
		})),
		filter,
	);
}
