import '../requireN8n';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { actionNodeDescription } from '../actionNode/description';
import { optionLists } from '../actionNode/optionLists';
import { subtitleOf } from '../actionNode/subtitle';
import { executeItems } from '../actionNode/executeItems';
import { listSearch } from '../listSearch';
import { memoryCredential } from '../syncRun/modeFields';
import { resources } from './operations';

/**
 * Hubs, projects, files, storage, accounts and webhooks. Programmatic rather than declarative because
 * JSON:API bodies, multi-call operations and several error shapes are the rule here, not the exception.
 */
export class AutodeskPlatformServices implements INodeType {
	description: INodeTypeDescription = {
		...actionNodeDescription(resources, 'folder', [memoryCredential]),
		displayName: 'Autodesk Platform Services',
		name: 'autodeskPlatformServices',
		icon: { light: 'file:../../icons/aps.svg', dark: 'file:../../icons/aps.dark.svg' },
		description:
			'Work with files, buckets and accounts of Autodesk Construction Cloud, BIM 360 and OSS',
		subtitle: subtitleOf(resources),
		defaults: { name: 'Autodesk Platform Services' },
		usableAsTool: true,
	};

	methods = { listSearch, loadOptions: optionLists(resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeItems(this, resources)];
	}
}
