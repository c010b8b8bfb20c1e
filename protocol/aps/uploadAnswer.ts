import { isJsonObject } from '../json';

/** The answer of Get Signed S3 Upload URLs. */
export interface UploadSession {
	/** Of the upload, for more URLs and to complete it. Valid for 24 hours. */
	uploadKey: string;
	/** One for each part asked for, in order. */
	urls: string[];
}

/** @returns undefined for an answer without what an upload needs */
export function readUploadSession(body: unknown, parts: number): UploadSession | undefined {
	if (!isJsonObject(body)) return undefined;
	const { uploadKey, urls } = body;
	if (typeof uploadKey !== 'string' || uploadKey === '' || !Array.isArray(urls)) return undefined;
	const texts = urls.filter((url): url is string => typeof url === 'string' && url !== '');
	return texts.length >= parts ? { uploadKey, urls: texts } : undefined;
}

/** A part that Autodesk has. */
export interface UploadedPart {
	/** From 1. */
	number: number;
	/** In bytes. */
	size: number;
	/** As S3 returned it. */
	eTag: string;
}

/** The parts that Autodesk lists when it refuses to complete an upload. */
export function readUploadedParts(answer: unknown): UploadedPart[] {
	if (!isJsonObject(answer) || !Array.isArray(answer.parts)) return [];
	return answer.parts.filter(isJsonObject).flatMap(({ part: number, size, eTag }) => {
		const isWhole = typeof number === 'number' && typeof size === 'number';
		return isWhole && typeof eTag === 'string' && eTag !== '' ? [{ number, size, eTag }] : [];
	});
}

/** OSS answers 200 even when it cannot assemble the object: only the object ID proves that it exists. */
export function isCompleted(answer: unknown): boolean {
	return isJsonObject(answer) && answer.status !== 'error' && Boolean(answer.objectId);
}
