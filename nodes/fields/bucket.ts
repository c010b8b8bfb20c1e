import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';
import { toBucketKey } from '../../protocol/aps/objectAddress';
import type { ApsRun } from '../parameters/run';
import { bucketKey } from '../values/bucketKey';
import { locatorValue, resourceLocator } from './locator';

const locator: INodeProperties = {
	...resourceLocator({
		displayName: 'Bucket',
		name: 'bucket',
		description: 'The OSS bucket, chosen from those of the app or entered by its key',
		search: 'searchBuckets',
		idPlaceholder: 'e.g. my-app-drawings',
		linkPlaceholder:
			'e.g. https://developer.api.autodesk.com/oss/v2/buckets/my-app-drawings/details',
	}),
	// The region is no locator, so its name alone stands for its value.
	typeOptions: { loadOptionsDependsOn: ['region'] },
};

export const bucket: INodeProperties = { ...locator, required: true };

/** For operations on an object: its full ID or URL tells the bucket too. */
export const bucketOrObjectId: INodeProperties = {
	...locator,
	description:
		'The OSS bucket. May stay empty when the object is entered by its full ID or URL, which then counts.',
};

/** @returns the key of the chosen bucket @throws InvalidValue */
export function chosenBucket(run: ApsRun): string {
	const entered = locatorValue(run, locator.name);
	if (entered !== '') return bucketKey(locator.displayName, toBucketKey(entered));
	throw new InvalidValue(locator.displayName, 'choose a bucket, or enter its key');
}
