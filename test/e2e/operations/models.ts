import { expect, it } from 'vitest';
import { ITEMS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { byId, byName } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on models. */
export function modelOperations(stage: () => Stage): void {
	it('look into a model, compare its versions and translate it, as a user', async () => {
		const { user, steps } = stage();
		const model = { ...tower, file: byId(ITEMS.architecture.id) };
		const output = await steps.run(
			'model',
			step('model.getFormats', user, { filters: { sourceType: 'rvt' } }),
			step('model.getStatus', user, model),
			step('model.getViews', user, model),
			step('model.getObjects', user, { ...model, view: byName('New Construction') }),
			step('model.getProperties', user, { ...model, elements: 'category', category: 'Walls' }),
			step('model.getThumbnail', user, model),
			step('model.compareVersions', user, { ...tower, fileVersion: model.file }),
			step('model.translate', user, {
				...model,
				formats: ['ifc'],
				options: { waitForCompletion: true },
			}),
			step('model.getDerivatives', user, { ...model, filters: { format: 'ifc' } }),
			step('model.downloadDerivative', user, {
				...model,
				derivativeBy: 'id',
				derivativeId: from('model.getDerivatives', 'id'),
			}),
			step('model.deleteManifest', user, {
				modelFrom: 'urn',
				urn: from('model.translate', 'derivativeUrn'),
			}),
		);

		expect(output('model.getStatus')).toMatchObject([{ status: 'success' }]);
		expect(output('model.getViews')).toHaveLength(3);
		expect(output('model.getProperties')).toHaveLength(4);
		expect(output('model.getThumbnail')).toMatchObject([{ contentType: 'image/png' }]);
		expect(output('model.compareVersions')).toHaveLength(4);
		expect(output('model.translate')).toMatchObject([{ started: true, status: 'success' }]);
		expect(output('model.downloadDerivative')).toMatchObject([
			{ name: 'Tower-ARCH.ifc', transfer: { bytes: 21 } },
		]);
		expect(output('model.deleteManifest')).toMatchObject([{ deleted: true }]);
	});
}
