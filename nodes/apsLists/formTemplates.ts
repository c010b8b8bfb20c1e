import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { formList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** The templates of forms that the user has access to in a project, inactive ones as well. */
export async function readFormTemplates(aps: ApsClient, projectId: string): Promise<IDataObject[]> {
	const path = fillPath('/construction/forms/v1/projects/{projectId}/form-templates', {
		projectId,
	});
	return await collect(constructionPages(aps, formList, { path }));
}
