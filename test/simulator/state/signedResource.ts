import type { StoredPart } from './storage';

export type SignedAccess = 'read' | 'write' | 'readwrite';

/** What a URL of OSS stands for, which lets whoever holds it read or replace an object. */
export interface SignedResource {
	/** The last segment of the URL. */
	hash: string;
	objectId: string;
	access: SignedAccess;
	/** Unix time in milliseconds. */
	expiresAt: number;
	/** Whether the first use is the last one. */
	singleUse: boolean;
	/** Uploads in chunks that are under way. Key: session id. */
	uploads: Map<string, ChunkedUpload>;
}

export interface ChunkedUpload {
	/** Bytes of the whole. */
	total: number;
	/** Key: position of the first byte. */
	chunks: Map<number, StoredPart>;
}
