import { expect, it } from 'vitest';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId } from '../stack/workflows';
import type { Stage } from './stage';

/** Operations on buckets and objects. */
export function storageOperations(stage: () => Stage): void {
	it('take a bucket and an object through their life cycles, as the app', async () => {
		const { app, steps } = stage();
		const bucketKey = unique('bucket').replaceAll(' ', '-');
		const bucket = byId(bucketKey);
		const object = byId('plans/2. Stück/図面 100% + "final"?#&=;~.dwg');
		const output = await steps.run(
			'bucket',
			step('bucket.create', app, { bucketKey, retentionPolicy: 'transient', region: 'US' }),
			step('bucket.create: again', app, { bucketKey, ifExists: 'return' }),
			step('bucket.getAll', app, { returnAll: true }),
			step('bucket.get', app, { bucket }),
			step('object.getSignedUploadUrls', app, { bucket, object }),
			step('object.uploadToSignedUrl', app, {
				signedUrl: from('object.getSignedUploadUrls', 'urls[0]'),
				contentFrom: 'json',
				json: '{ "walls": 3 }',
			}),
			step('object.completeUpload', app, {
				bucket,
				object,
				uploadKey: from('object.getSignedUploadUrls', 'uploadKey'),
			}),
			step('object.getAll', app, { bucket }),
			step('object.getSignedDownloadUrl', app, { bucket, object }),
			step('object.upload', app, { bucket, object, contentFrom: 'text', text: 'again' }),
			step('object.download', app, { bucket, object }),
			step('object.delete', app, { bucket, object }),
			step('bucket.delete', app, { bucket }),
		);

		expect(output('bucket.getAll').map((row) => row.bucketKey)).toContain(bucketKey);
		expect(output('bucket.create: again')).toMatchObject([{ bucketKey, outcome: 'existed' }]);
		expect(output('bucket.get')).toMatchObject([{ retentionPolicy: 'transient' }]);
		expect(output('object.getAll')).toMatchObject([{ objectKey: object.value }]);
		expect(output('object.upload')).toMatchObject([{ size: 5, transfer: { bytes: 5 } }]);
		expect(output('object.download')).toMatchObject([
			{ size: 5, contentType: 'text/plain; charset=utf-8' },
		]);
		expect(output('object.delete')).toEqual([{ deleted: true }]);
		expect(output('bucket.delete')).toEqual([{ deleted: true }]);
	});
}
