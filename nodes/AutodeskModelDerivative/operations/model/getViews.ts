import type { IDataObject } from 'n8n-workflow';
import { options } from '../../../parameters/collections';
import { defineOperation } from '../../../operations/operation';
import { minutesIn } from '../../../longWork/completion';
import type { ModelView } from '../../../../protocol/aps/modelViews';
import { modelStatusExample } from '../../../records/modelStatus';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { READY_MINUTES, readyTimeout } from '../../model/untilReady';
import { viewsOf } from '../../model/view';

const viewOptions = options([readyTimeout]);

export const getViews = defineOperation({
	action: 'List Model Views',
	name: 'Get Views',
	value: 'getViews',
	summary: 'Get views of model',
	description:
		'Retrieve a list of the 3D views and sheets of a translated model. Elements and properties belong to a view.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/metadata',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields],
	options: viewOptions.options,
	advice: modelAdvice,
	example: recordOf(
		{
			guid: '04b9a71d-9015-0a7b-338b-8522a705a8d7',
			name: 'New Construction',
			role: '3d',
			isMasterView: true,
		},
		String(modelStatusExample.derivativeUrn),
	),
	async execute(run) {
		const longestMs = minutesIn(run, viewOptions, readyTimeout, READY_MINUTES);
		const model = await chosenModel(run);
		const views = await viewsOf(run, model, longestMs);
		return views.map((view) => recordOf(view, model.urn));
	},
});

function recordOf(
	{ guid, name, role, isMasterView }: ModelView,
	derivativeUrn: string,
): IDataObject {
	return {
		name: name ?? null,
		dimension: role ?? null,
		isMasterView,
		id: guid,
		derivativeUrn,
	};
}
