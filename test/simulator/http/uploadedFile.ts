import type { Request } from 'express';
import { Refusal } from './refusal';

/** A file in a form. */
export interface UploadedFile {
	/** Media type. */
	type: string;
	bytes: Buffer;
}

/** The field of the file: in the written documentation and Autodesk's SDK, and in the formal description. */
const FIELDS = ['chunk', 'body'];

/**
 * Reads the file of a form.
 *
 * @param types media types that the endpoint takes
 * @throws Refusal 400 when the body is no form, has no file, or one of another type
 */
export async function readUploadedFile(
	req: Request,
	types: readonly string[],
): Promise<UploadedFile> {
	const file = await fileOf(req);
	if (!file || file.size === 0) throw new Refusal(400, 'The form has no file in its field "chunk"');
	if (!types.includes(file.type)) {
		throw new Refusal(400, `The file must be one of ${types.join(', ')}, not "${file.type}"`);
	}
	return { type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** @throws Refusal 400 when the body is no form */
async function fileOf(req: Request): Promise<File | undefined> {
	const bytes: unknown = req.body;
	const headers = { 'content-type': req.headers['content-type'] ?? '' };
	try {
		const form = await new Response(Buffer.isBuffer(bytes) ? bytes : '', { headers }).formData();
		return FIELDS.map((field) => form.get(field)).find((value) => value instanceof File);
	} catch {
		throw new Refusal(400, 'The body is not multipart/form-data');
	}
}
