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
import { resources } from './operations';

/** What is inside models: translations, views, elements with their properties, and differences. */
export class AutodeskModelDerivative implements INodeType {
	description: INodeTypeDescription = {
		...actionNodeDescription(resources, 'model'),
		displayName: 'Autodesk Model Derivative',
		name: 'autodeskModelDerivative',
		icon: { light: 'file:../../icons/aps.svg', dark: 'file:../../icons/aps.dark.svg' },
		description:
			'Translate models and drawings, and read their views, elements, properties and thumbnails',
		subtitle: subtitleOf(resources),
		defaults: { name: 'Autodesk Model Derivative' },
		usableAsTool: true,
	};

	methods = { listSearch, loadOptions: optionLists(resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeItems(this, resources)];
	}
}
