import { crc32 } from 'node:zlib';

/** ZIP 2.0, the first with these headers. */
const VERSION = 20;
/** Names are in UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
/** In the format of MS-DOS, which counts from this day. */
const FIRST_OF_JANUARY_1980 = 0x0021;

export interface ArchivedFile {
	name: string;
	bytes: Buffer;
}

/** A ZIP archive of these files, without compression (PKWARE's APPNOTE, section 4.3). */
export function zipOf(files: readonly ArchivedFile[]): Buffer {
	const entries: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes } of files) {
		const fileName = Buffer.from(name);
		const facts = Buffer.concat([
			shorts(VERSION, UTF8, STORED, 0, FIRST_OF_JANUARY_1980),
			longs(crc32(bytes), bytes.length, bytes.length),
			shorts(fileName.length, 0),
		]);
		directory.push(longs(0x02014b50), shorts(VERSION), facts);
		// No comment, first disk, no attributes.
		directory.push(shorts(0, 0, 0), longs(0, offset), fileName);
		const entry = Buffer.concat([longs(0x04034b50), facts, fileName, bytes]);
		entries.push(entry);
		offset += entry.length;
	}
	const length = directory.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([
		...entries,
		...directory,
		longs(0x06054b50),
		shorts(0, 0, files.length, files.length),
		longs(length, offset),
		shorts(0),
	]);
}

function shorts(...values: number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 2);
	values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
	return bytes;
}

function longs(...values: number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
	return bytes;
}
