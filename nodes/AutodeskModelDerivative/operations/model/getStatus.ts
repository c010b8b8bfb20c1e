import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { modelStatusExample, simplifyManifest } from '../../../records/modelStatus';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { manifestOf } from '../../model/manifest';

export const getStatus = defineOperation({
	action: 'Fetch Manifest',
	name: 'Get Status',
	value: 'getStatus',
	summary: 'Get status of model translations',
	description:
		'Retrieve how the translations of a model stand, with warnings and errors. Turn off Simplify for the whole manifest. Files of ACC and BIM 360 are translated to SVF2 when they are uploaded.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/manifest',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, simplify],
	advice: modelAdvice,
	example: modelStatusExample,
	async execute(run) {
		const model = await chosenModel(run);
		const { manifest, raw } = await manifestOf(run, model);
		return simplified(run, raw, () => simplifyManifest(manifest, model.urn));
	},
});
