import { parseStorageUrn, percentDecode, toUrn } from './ids';

/** The location of an object in OSS. */
export interface ObjectAddress {
	bucketKey: string;
	/** Not encoded; may contain slashes, spaces and any other character. */
	objectKey: string;
}

const BUCKET_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)/i;

/** In links of OSS the object key is one segment, its slashes encoded. */
const OSS_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)\/objects\/([^?#]+)/i;

/**
 * Reads an object's full ID, as in the storage of a version
 * (`urn:adsk.objects:os.object:<bucketKey>/<objectKey>`), or its URL, as in `location` of a response.
 *
 * @returns undefined if the text is neither, such as a bare object key
 */
export function parseObjectAddress(text: string): ObjectAddress | undefined {
	const [, bucketKey, objectKey] = OSS_LINK.exec(text) ?? [];
	if (bucketKey && objectKey) {
		return { bucketKey: percentDecode(bucketKey), objectKey: percentDecode(objectKey) };
	}
	return parseStorageUrn(toUrn(text));
}

/** The bucket key in an OSS link or an object's full ID; other text is returned unchanged. */
export function toBucketKey(text: string): string {
	const [, bucketKey] = BUCKET_LINK.exec(text) ?? [];
	return bucketKey ? percentDecode(bucketKey) : (parseObjectAddress(text)?.bucketKey ?? text);
}

/** The full ID of an object: `urn:adsk.objects:os.object:<bucketKey>/<objectKey>`. */
export function objectUrn({ bucketKey, objectKey }: ObjectAddress): string {
	return `urn:adsk.objects:os.object:${bucketKey}/${objectKey}`;
}
