import type { Region } from '../../../protocol/aps/regions';

export interface Bucket {
	bucketKey: string;
	/** Client id. */
	bucketOwner: string;
	/** Unix time in milliseconds. */
	createdDate: number;
	policyKey: 'transient' | 'temporary' | 'persistent';
	permissions: Array<{ authId: string; access: string }>;
	region: Region;
	/** Deletion runs in the background; the key stays taken. */
	beingDeleted: boolean;
}

/** Where the bytes are: a text, in memory, files in the order of their parts, or nowhere, as they can be made again. */
export type Content =
	| { kind: 'text'; text: string }
	| { kind: 'bytes'; bytes: Buffer }
	| { kind: 'parts'; parts: StoredPart[] }
	| ({ kind: 'generated' } & Generated);

/** Content that is made when it is read. The same seed makes the same bytes, whatever the size. */
export interface Generated {
	seed: number;
	/** Bytes. */
	size: number;
}

export interface StoredPart {
	file: string;
	size: number;
	eTag: string;
}

/** Headers of an object that are kept from its completion until each download. */
export interface StoredHeaders {
	contentDisposition?: string;
	contentEncoding?: string;
	cacheControl?: string;
}

export interface StoredObject {
	/** `urn:adsk.objects:os.object:<bucketKey>/<objectKey>` */
	id: string;
	bucketKey: string;
	objectKey: string;
	/** The project a storage was created for; none for an object of the app's own buckets. */
	projectId?: string;
	/** Original file name, when the storage was created for a document. */
	name?: string;
	contentType: string;
	/** The headers that the upload was completed with. A download returns them. */
	headers?: StoredHeaders;
	/** JSON text. */
	userDefinedMetadata?: string;
	/** Missing until the upload is completed. */
	content?: Content;
	size: number;
	sha1?: string;
	/** Unix time in milliseconds. */
	createdAt?: number;
	/** Unix time in milliseconds. */
	completedAt?: number;
	/** The version that uses this storage. Each version needs its own. */
	versionId?: string;
}

export interface UploadSession {
	uploadKey: string;
	objectId: string;
	/** Unix time in milliseconds, 24 hours after the start by default. */
	expiresAt: number;
	/** The highest part a URL was asked for. */
	requested: number;
	/** Key: part number, from 1. */
	parts: Map<number, StoredPart>;
}

export function objectUrn(bucketKey: string, objectKey: string): string {
	return `urn:adsk.objects:os.object:${bucketKey}/${objectKey}`;
}
