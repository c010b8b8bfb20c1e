import type { IWebhookFunctions } from 'n8n-workflow';
import { fileExtension } from '../../protocol/aps/names';
import type { EventFilter } from '../../protocol/events/eventFilter';
import { longTextList } from '../values/textList';

/** The Filters collection by the names of its fields. Entries that were not added are missing. */
interface FilterFields {
	fileExtensions?: string;
	fileName?: string;
	folderPath?: string;
	ignoreHidden?: boolean;
	ignoreOwnChanges?: boolean;
	statuses?: string;
	users?: string;
}

export function readFilter(ctx: IWebhookFunctions): EventFilter {
	const { fileExtensions, statuses, users, ...same } = ctx.getNodeParameter(
		'filters',
		{},
	) as FilterFields;
	return {
		...same,
		fileExtensions: longTextList(fileExtensions).map(fileExtension),
		statuses: longTextList(statuses),
		users: longTextList(users),
	};
}
