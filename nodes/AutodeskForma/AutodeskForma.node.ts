import '../requireN8n';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { actionNodeDescription } from '../actionNode/description';
import { executeItems } from '../actionNode/executeItems';
import { optionLists } from '../actionNode/optionLists';
import { subtitleOf } from '../actionNode/subtitle';
import { listSearch } from '../listSearch';
import { resources } from './operations';

/** What project teams work with in Autodesk Construction Cloud, which Autodesk now calls Forma. */
export class AutodeskForma implements INodeType {
	description: INodeTypeDescription = {
		...actionNodeDescription(resources, 'issue'),
		displayName: 'Autodesk Forma (ACC)',
		name: 'autodeskForma',
		icon: { light: 'file:../../icons/aps.svg', dark: 'file:../../icons/aps.dark.svg' },
		description:
			'Work with issues, RFIs, forms, submittals, reviews, transmittals, sheets, locations, assets and relationships of projects in Autodesk Forma and Construction Cloud (ACC)',
		subtitle: subtitleOf(resources),
		defaults: { name: 'Autodesk Forma (ACC)' },
		usableAsTool: true,
	};

	methods = { listSearch, loadOptions: optionLists(resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeItems(this, resources)];
	}
}
