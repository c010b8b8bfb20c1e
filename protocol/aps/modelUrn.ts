import { toUrn } from './ids';

/**
 * Model Derivative names a model by the URN of its file version or object, in URL-safe Base64 without
 * padding. Documents, the viewer and other programs write it in several ways.
 */
export type ModelUrn =
	| { kind: 'model'; encoded: string }
	/** A file: only its versions have derivatives. */
	| { kind: 'file'; urn: string }
	| { kind: 'unreadable' };

/** @param urn e.g. `urn:adsk.wipprod:fs.file:vf.…?version=2` or `urn:adsk.objects:os.object:…` */
export function encodeModelUrn(urn: string): string {
	return Buffer.from(urn).toString('base64url');
}

/** @returns the URN as it is, e.g. `urn:adsk.objects:os.object:…` */
export function decodeModelUrn(encoded: string): string {
	return Buffer.from(encoded, 'base64url').toString();
}

/**
 * Reads a URN as it is, percent-encoded, or in Base64 of either alphabet, with or without padding; also with
 * the `urn:` that the viewer puts before it.
 */
export function parseModelUrn(text: string): ModelUrn {
	const trimmed = toUrn(text.trim());
	if (/^urn:adsk\.\S/.test(trimmed)) return kindOf(trimmed);
	const base64 = trimmed.replace(/^urn:/i, '').replace(/=+$/, '');
	if (!/^[\w+/-]+$/.test(base64)) return { kind: 'unreadable' };
	const decoded = decodeModelUrn(base64);
	return /^urn:adsk\.\S/.test(decoded) ? kindOf(decoded) : { kind: 'unreadable' };
}

function kindOf(urn: string): ModelUrn {
	if (urn.includes(':dm.lineage:')) return { kind: 'file', urn };
	return { kind: 'model', encoded: encodeModelUrn(urn) };
}
