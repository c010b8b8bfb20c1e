import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { RFI_STATUSES } from '../../protocol/aps/rfiRules';
import { fillPath, isGuid } from '../../protocol/aps/ids';
import { offsetPage } from '../../protocol/aps/lists/offsetList';
import { rfiList } from '../../protocol/aps/lists/constructionList';
import { readRfiTypes } from '../apsLists/rfiTypes';
import { optionsFromNames } from '../fields/optionsFromNames';
import { changedRfiStatuses, readNewRfiStatuses } from '../lookUp/rfiStatuses';
import { locatorText } from '../parameters/locatorText';
import { filtered, teamContext } from './teamContext';

const PAGE_SIZE = 50;

/** RFIs of the chosen project, newest first. Autodesk searches titles, questions and responses. */
export async function searchRfis(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'Search RFIs', 'RFIs');
	const { rows, next } = await offsetPage(
		aps,
		rfiList,
		{
			method: 'POST',
			path: fillPath('/construction/rfis/v3/projects/{projectId}/search:rfis', {
				projectId: place.projectId,
			}),
			body: {
				search: filter || undefined,
				sort: [{ field: 'createdAt', order: 'DESC' }],
				fields: ['id', 'customIdentifier', 'title'],
			},
			repeatable: true,
		},
		{ offset: Number(paginationToken ?? 0), size: PAGE_SIZE },
	);
	return {
		results: rows.map(({ id, customIdentifier, title }) => ({
			name: `#${String(customIdentifier)} ${String(title)}`,
			value: String(id),
		})),
		paginationToken: next === undefined ? undefined : String(next),
	};
}

/** Types of RFIs of the chosen project. */
export async function searchRfiTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List RFI Types', 'RFIs');
	const types = await readRfiTypes(aps, place.projectId);
	return filtered(
		types.map(({ id, name }) => ({ name: String(name), value: String(id) })),
		filter,
	);
}

/** The statuses that the workflow permits: for the chosen RFI, or for a new one. */
export async function searchRfiStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'Get RFI Permissions', 'RFIs');
	const { projectId } = place;
	const rfiId = locatorText(this.getNodeParameter('rfi', ''));
	const permitted = isGuid(rfiId)
		? changedRfiStatuses(
				await aps.record(
					{
						path: fillPath('/construction/rfis/v3/projects/{projectId}/rfis/{rfiId}', {
							projectId,
							rfiId,
						}),
					},
					'id',
				),
			)
		: await readNewRfiStatuses(aps, projectId);
	const statuses = permitted?.length ? permitted.map(({ status }) => status) : RFI_STATUSES;
	return filtered(
		optionsFromNames(statuses).map(({ name, value }) => ({ name, value: String(value) })),
		filter,
	);
}
