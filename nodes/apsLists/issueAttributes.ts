import { fillPath } from '../../protocol/aps/ids';
import { issueAttributeList } from '../../protocol/aps/lists/constructionList';
import { isJsonObject, objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** A custom attribute of issues. */
export interface IssueAttribute {
	id: string;
	title: string;
	/** `list`, `text`, `paragraph`, `numeric`, or one that Autodesk adds later. */
	dataType: string;
	/** Of a list only. */
	options: ReadonlyArray<{ id: string; value: string }>;
}

/** The custom attributes of issues in a project. */
export async function readIssueAttributes(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<IssueAttribute[]> {
	const rows = await collect(
		constructionPages(aps, issueAttributeList, {
			path: fillPath('/construction/issues/v1/projects/{projectId}/issue-attribute-definitions', {
				projectId,
			}),
			region,
		}),
	);
	return rows
		.filter(({ deletedAt }) => !deletedAt)
		.map(({ id, title, dataType, metadata }) => ({
			id: String(id),
			title: String(title),
			dataType: String(dataType),
			options: optionsIn(metadata),
		}));
}

function optionsIn(metadata: unknown): IssueAttribute['options'] {
	const list = isJsonObject(metadata) ? metadata.list : undefined;
	const options = isJsonObject(list) ? objectsIn(list.options) : [];
	return options.map(({ id, value }) => ({ id: String(id), value: String(value) }));
}
