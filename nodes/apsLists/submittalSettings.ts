import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { submittalList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from './constructionPages';
import { collect } from './pages';

/** What a project sets up for its submittals. */
export type SubmittalSetting = 'spec' | 'package' | 'type' | 'response';

interface SettingFacts {
	/** In the path. */
	list: string;
	/** Shown in errors. */
	action: string;
	/** What one of them is called. */
	thing: string;
	/** What people may call one of them; the first is shown in lists. */
	names(row: IDataObject): string[];
}

export const SUBMITTAL_SETTINGS: Readonly<Record<SubmittalSetting, SettingFacts>> = {
	spec: {
		list: 'specs',
		action: 'List Submittal Specs',
		thing: 'spec section',
		names: ({ identifier, title }) => [
			`${String(identifier)} ${String(title)}`,
			String(identifier),
			String(title),
		],
	},
	package: {
		list: 'packages',
		action: 'List Submittal Packages',
		thing: 'package',
		names: ({ identifier, title }) => [String(title), String(identifier)],
	},
	type: {
		list: 'item-types',
		action: 'List Submittal Types',
		thing: 'active submittal type',
		names: ({ value }) => [String(value)],
	},
	response: {
		list: 'responses',
		action: 'List Submittal Responses',
		thing: 'active response',
		names: ({ value }) => [String(value)],
	},
};

/** Those of a project, in the form that Autodesk returns. @param projectId a bare GUID */
export async function readSubmittalSettings(
	aps: ApsClient,
	projectId: string,
	setting: SubmittalSetting,
): Promise<IDataObject[]> {
	const path = fillPath('/construction/submittals/v2/projects/{projectId}/{list}', {
		projectId,
		list: SUBMITTAL_SETTINGS[setting].list,
	});
	return await collect(constructionPages(aps, submittalList, { path }));
}
