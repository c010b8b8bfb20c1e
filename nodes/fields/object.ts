import type { INodeProperties } from 'n8n-workflow';
import { parseObjectAddress } from '../../protocol/aps/objectAddress';
import type { ObjectAddress } from '../../protocol/aps/objectAddress';
import { InvalidValue } from '../values/invalidValue';
import type { ApsRun } from '../parameters/run';
import { bucketKey } from '../values/bucketKey';
import { chosenBucket } from './bucket';
import { exactLocatorValue, resourceLocator } from './locator';

const locator: INodeProperties = {
	...resourceLocator({
		displayName: 'Object',
		name: 'object',
		description:
			'The object: its key in the bucket, or its full ID, such as the storage ID of a version. The list searches by the beginning of the key.',
		search: 'searchObjects',
		dependsOn: ['bucket'],
		idPlaceholder: 'e.g. drawings/A-101.dwg or urn:adsk.objects:os.object:…',
		linkPlaceholder:
			'e.g. https://developer.api.autodesk.com/oss/v2/buckets/my-app-drawings/objects/…',
	}),
	required: true,
};

export const object: INodeProperties = locator;

/** For uploads: the object may not exist yet, so the field starts in the mode By ID. */
export const newObject: INodeProperties = {
	...locator,
	default: { mode: 'id', value: '' },
	description:
		'The object to write: a key of your choice, or the full ID of a storage created for a file. An existing object with this key is replaced.',
};

/**
 * Bucket and key of the object. A bare key counts exactly as entered, blanks included, and belongs to
 * the chosen bucket; a full ID or URL names its own bucket.
 *
 * @throws InvalidValue
 */
export function objectAddress(run: ApsRun): ObjectAddress {
	const text = exactLocatorValue(run, locator.name);
	if (text.trim() === '') {
		throw new InvalidValue(locator.displayName, 'choose an object, or enter its key');
	}
	const address = parseObjectAddress(text.trim());
	if (address === undefined) {
		return { bucketKey: chosenBucket(run), objectKey: objectKey(text) };
	}
	return {
		bucketKey: bucketKey(locator.displayName, address.bucketKey),
		objectKey: objectKey(address.objectKey),
	};
}

/** A key may be anything except `.` and `..`, which a path would resolve. */
function objectKey(key: string): string {
	if (key !== '.' && key !== '..') return key;
	throw new InvalidValue(locator.displayName, `"${key}" cannot be the key of an object`);
}
