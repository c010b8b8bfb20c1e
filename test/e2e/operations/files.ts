import { expect, it } from 'vitest';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId } from '../stack/workflows';
import { drawings, tower } from './places';
import type { Stage } from './stage';

/** Operations on files and what becomes of them. */
export function fileOperations(stage: () => Stage): void {
	it('take a file through its life cycle, in one operation and step by step', async () => {
		const { user, steps } = stage();
		const fileName = `${unique('Straßenplan')}.txt`;
		const [storageId, object] = [from('storage.create', 'id'), byId(from('storage.create', 'id'))];
		const file = byId(from('file.create', 'id'));
		const output = await steps.run(
			'file',
			step('storage.create', user, { ...drawings, fileName }),
			step('object.getSignedUploadUrls', user, { object }),
			step('object.uploadToSignedUrl', user, {
				signedUrl: from('object.getSignedUploadUrls', 'urls[0]'),
				contentFrom: 'text',
				text: 'one',
			}),
			step('object.completeUpload', user, {
				object,
				uploadKey: from('object.getSignedUploadUrls', 'uploadKey'),
			}),
			step('file.create', user, { ...drawings, fileName, storageId }),
			step('folder.upload', user, { ...drawings, fileName, contentFrom: 'text', text: 'two!' }),
			step('fileVersion.create', user, {
				...tower,
				file,
				contentFrom: 'copy',
				sourceVersion: byId(from('file.create', 'versionId')),
			}),
			step('file.download', user, { ...tower, file }),
			step('folder.download', user, { ...drawings, filters: { nameContains: fileName } }),
			step('file.updateAttributes', user, {
				...tower,
				file,
				attributes: { attribute: [{ name: 'discipline', value: 'Structure' }] },
			}),
			step('file.getAttributes', user, { ...tower, file }),
			step('file.copy', user, { ...tower, file, destinationFolder: byId(FOLDERS.towerModels) }),
			step('file.move', user, {
				...tower,
				file: byId(from('file.copy', 'id')),
				destinationFolder: byId(FOLDERS.towerArchitecture),
			}),
			step('file.getReferences', user, { ...tower, file }),
			step('file.delete', user, { ...tower, file }),
			step('file.restore', user, { ...tower, file }),
			step('object.getSignedDownloadUrl', user, {
				object: byId(from('file.restore', 'storageId')),
			}),
		);

		expect(output('file.create')).toMatchObject([{ name: fileName, versionNumber: 1 }]);
		expect(output('folder.upload')).toMatchObject([
			{ outcome: 'newVersion', versionNumber: 2, path: `Project Files/Drawings/${fileName}` },
		]);
		expect(output('fileVersion.create')).toMatchObject([{ versionNumber: 3 }]);
		expect(output('file.download')).toMatchObject([{ name: fileName, transfer: { bytes: 3 } }]);
		expect(output('folder.download')).toMatchObject([{ name: fileName, transfer: { bytes: 3 } }]);
		expect(output('file.updateAttributes')).toMatchObject([{ updated: true }]);
		expect(output('file.getAttributes')).toMatchObject([
			{ name: fileName, attributes: { Discipline: 'Structure', Note: null } },
		]);
		expect(output('file.copy')).toMatchObject([{ name: fileName, outcome: 'created' }]);
		expect(output('file.move')).toMatchObject([
			{ name: fileName, outcome: 'copied', folderId: FOLDERS.towerArchitecture },
		]);
		expect(output('file.delete')).toEqual([{ deleted: true }]);
		expect(output('file.restore')).toMatchObject([{ versionNumber: 5 }]);
		const [{ url }] = output('object.getSignedDownloadUrl');
		expect(await (await fetch(String(url))).text()).toBe('one');
	});

	it('publish a cloud model and export a drawing, as a user', async () => {
		const { user, steps } = stage();
		const bridge = { hub: byId(HUBS.us.id), project: byId(PROJECTS.bridge.id) };
		const model = { ...bridge, file: byId(ITEMS.cloudModel.id) };
		const options = { waitForCompletion: true };
		const output = await steps.run(
			'cloud model',
			step('cloudModel.publish', user, { ...model, options }),
			step('cloudModel.getPublishStatus', user, model),
			step('cloudModel.getLinkedFiles', user, {
				...bridge,
				fileVersion: byId(from('cloudModel.publish', 'versionId')),
			}),
			step('export.create', user, { ...tower, files: ITEMS.plan.id, options }),
			step('export.get', user, { ...tower, exportId: from('export.create', 'id') }),
		);

		expect(output('cloudModel.publish')).toMatchObject([{ status: 'complete', versionNumber: 2 }]);
		expect(output('cloudModel.getPublishStatus')).toMatchObject([{ status: 'complete' }]);
		for (const exported of ['export.create', 'export.get']) {
			expect(output(exported)).toMatchObject([{ status: 'successful', name: 'export.pdf' }]);
		}
	});

	it('rename a file of Fusion Team, as a user', async () => {
		const { user, steps } = stage();
		const output = await steps.run(
			'fusion',
			step('file.update', user, {
				hub: byId(HUBS.fusion.id),
				project: byId(PROJECTS.robot.id),
				file: byId(ITEMS.robotArm.id),
				fileName: 'Robot Arm 2.f3d',
			}),
		);

		expect(output('file.update')).toMatchObject([{ name: 'Robot Arm 2.f3d' }]);
	});
}
