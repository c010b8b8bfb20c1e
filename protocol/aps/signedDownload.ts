import { isJsonObject } from '../json';

/**
 * The answer of Get Signed S3 Download URL. An object of several parts is `chunked` until S3 has put it
 * together: each URL then stands for a range of its bytes. With `fallback` the URL leads to OSS, not S3.
 */
export interface SignedDownload {
	/** Of the whole object, in bytes. Undefined if the service does not say. */
	size: number | undefined;
	/** Hexadecimal, in lower case. Undefined until OSS has computed it. */
	sha1: string | undefined;
	/** Media type as stored. */
	contentType: string | undefined;
	/** In the order of their bytes. */
	pieces: SignedPiece[];
}

/** A URL and the bytes of the object it stands for. */
export interface SignedPiece {
	url: string;
	/** Offset in the object, in bytes. */
	start: number;
	/** Exclusive. Undefined for a URL of the whole object whose size is not known. */
	end: number | undefined;
	/** Sent along, where cookies are signed instead of the URL. */
	cookie?: string;
}

/** @returns undefined for an answer without a usable URL */
export function readSignedDownload(body: unknown): SignedDownload | undefined {
	if (!isJsonObject(body)) return undefined;
	const size = typeof body.size === 'number' ? body.size : undefined;
	const pieces = piecesOf(body, size);
	if (pieces === undefined) return undefined;
	const params = isJsonObject(body.params) ? body.params : {};
	return {
		size: size ?? pieces.at(-1)?.end,
		sha1: typeof body.sha1 === 'string' && body.sha1 !== '' ? body.sha1.toLowerCase() : undefined,
		contentType: textOf(params['content-type']),
		pieces,
	};
}

/** The piece that holds a byte of the object. */
export function pieceAt({ pieces }: SignedDownload, offset: number): SignedPiece | undefined {
	return pieces.find(({ start, end }) => start <= offset && (end === undefined || offset < end));
}

function piecesOf(
	{ url, urls }: Readonly<Record<string, unknown>>,
	size: number | undefined,
): SignedPiece[] | undefined {
	const whole = textOf(url);
	if (whole !== undefined) return [{ url: whole, start: 0, end: size }];
	if (!isJsonObject(urls)) return undefined;
	const pieces = Object.entries(urls).map(([range, chunkUrl]) => chunk(range, textOf(chunkUrl)));
	const known = pieces.filter((piece) => piece !== undefined);
	known.sort((a, b) => a.start - b.start);
	return isGapless(known, size) && known.length === pieces.length ? known : undefined;
}

/** @param range both ends inclusive, e.g. `0-5242879` */
function chunk(range: string, url: string | undefined) {
	const [, first, last] = /^(?:bytes=)?(\d+)-(\d+)$/.exec(range) ?? [];
	if (url === undefined || first === undefined) return undefined;
	return { url, start: Number(first), end: Number(last) + 1 };
}

function isGapless(pieces: Array<{ start: number; end: number }>, size = pieces.at(-1)?.end) {
	let covered = 0;
	for (const { start, end } of pieces) {
		if (start !== covered) return false;
		covered = end;
	}
	return pieces.length > 0 && covered === size;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
