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
		description: "The OSS bucket: choose one of the app's buckets, or enter a key",
		search: 'searchBuckets',
		idPlaceholder: 'e.g. my-app-drawings',
		linkPlaceholder:
			'e.g. https://developer.api.autodesk.com/oss/v2/buckets/my-app-drawings/details',
	}),
	// Region is not a locator, so it has no `.value`.
	typeOptions: { loadOptionsDependsOn: ['region'] },
};

export const bucket: INodeProperties = { ...locator, required: true };

/** For operations on an object, whose full ID or URL also names the bucket. */
export const bucketOrObjectId: INodeProperties = {
	...locator,
	description:
		'The OSS bucket. Leave it empty if you enter the object by its full ID or URL, which takes precedence.',
};

/** @returns the key of the chosen bucket @throws InvalidValue */
export function chosenBucket(run: ApsRun): string {
	const entered = locatorValue(run, locator.name);
	if (entered !== '') return bucketKey(locator.displayName, toBucketKey(entered));
	throw new InvalidValue(locator.displayName, 'choose a bucket, or enter its key');
}
