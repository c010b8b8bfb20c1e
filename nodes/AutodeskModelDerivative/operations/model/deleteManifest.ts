import { onStatus } from '../../../apsClient/onStatus';
import { defineOperation } from '../../../operations/operation';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { manifestOf } from '../../model/manifest';
import { modelStatusExample } from '../../../records/modelStatus';

export const deleteManifest = defineOperation({
	action: 'Delete Manifest',
	name: 'Delete Manifest',
	value: 'deleteManifest',
	summary: 'Delete everything translated from model',
	description:
		'Delete the manifest of a model with everything that was translated from it. The file itself stays, but the viewer no longer shows it until it is translated again.',
	endpoint: 'DELETE /modelderivative/v2/designdata/{urn}/manifest',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields],
	advice: modelAdvice,
	example: { deleted: true, derivativeUrn: modelStatusExample.derivativeUrn },
	async execute(run) {
		const model = await chosenModel(run);
		// Autodesk reports success in every region, whether or not there is a manifest.
		if (model.isRegionAutomatic) {
			await manifestOf(run, model).catch(onStatus(404, async () => undefined));
		}
		await run.aps.request({
			method: 'DELETE',
			path: run.path({ urn: model.urn }),
			region: model.region,
		});
		return { deleted: true, derivativeUrn: model.urn };
	},
});
