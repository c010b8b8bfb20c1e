import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { rfiDetailList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** The types of RFIs in a project, as Autodesk returns them. */
export async function readRfiTypes(aps: ApsClient, projectId: string): Promise<IDataObject[]> {
	const path = fillPath('/construction/rfis/v3/projects/{projectId}/rfi-types', { projectId });
	return await collect(constructionPages(aps, rfiDetailList, { path }));
}
