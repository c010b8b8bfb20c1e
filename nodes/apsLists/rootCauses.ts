import { fillPath } from '../../protocol/aps/ids';
import { issueSettingsList } from '../../protocol/aps/lists/constructionList';
import { objectsIn } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** A root cause that issues can have. */
export interface RootCause {
	id: string;
	title: string;
	/** Title of its category. */
	category: string;
}

/** The active root causes of a project. */
export async function readRootCauses(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<RootCause[]> {
	const rows = await collect(
		constructionPages(aps, issueSettingsList, {
			path: fillPath('/construction/issues/v1/projects/{projectId}/issue-root-cause-categories', {
				projectId,
			}),
			query: { include: 'rootcauses' },
			region,
		}),
	);
	return rows
		.filter(({ isActive }) => isActive !== false)
		.flatMap(({ title: category, rootCauses }) =>
			objectsIn(rootCauses)
				.filter(({ isActive }) => isActive !== false)
				.map(({ id, title }) => ({
					id: String(id),
					title: String(title),
					category: String(category),
				})),
		);
}

/** As people read it in lists, e.g. `Workmanship > Damage`. */
export function rootCauseName({ category, title }: RootCause): string {
	return `${category} > ${title}`;
}
