import { fillPath } from '../../protocol/aps/ids';
import { issueSettingsList } from '../../protocol/aps/lists/constructionList';
import { objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** A type of issues as people see it; Autodesk's API calls it a subtype. */
export interface IssueType {
	id: string;
	title: string;
	/** The letters on its pins, e.g. `CLA`. */
	code: string | null;
	/** Issues cannot get a type that is inactive, or whose category is. */
	isActive: boolean;
	category: IssueCategory;
}

/** A category of issues as people see it; Autodesk's API calls it a type. */
export interface IssueCategory {
	id: string;
	title: string;
	isActive: boolean;
}

/** The types of issues in a project, in the order of their categories, inactive ones as well. */
export async function readIssueTypes(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<IssueType[]> {
	const rows = await collect(
		constructionPages(aps, issueSettingsList, {
			path: fillPath('/construction/issues/v1/projects/{projectId}/issue-types', { projectId }),
			query: { include: 'subtypes' },
			region,
		}),
	);
	return rows.flatMap((row) => {
		const category = { id: String(row.id), title: String(row.title), isActive: isActive(row) };
		return objectsIn(row.subtypes).map((type) => ({
			id: String(type.id),
			title: String(type.title),
			code: typeof type.code === 'string' ? type.code : null,
			isActive: isActive(type) && category.isActive,
			category,
		}));
	});
}

/** As people read it in lists, e.g. `Design > Clash`. */
export function issueTypeName({ title, category }: IssueType): string {
	return `${category.title} > ${title}`;
}

function isActive({ isActive: active }: { isActive?: unknown }): boolean {
	return active !== false;
}
