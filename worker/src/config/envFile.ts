import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * Reads a `.env` file into the environment, if there is one. Variables that are set already keep their
 * values. Unlike `process.loadEnvFile`, it accepts what editors and shells of Windows write: a byte-order
 * mark, which would become a part of the first name, and UTF-16.
 *
 * @throws Error if the file cannot be read
 */
export function loadEnvFile(path: string, environment: NodeJS.ProcessEnv): void {
	const bytes = readIfThere(path);
	if (!bytes) return;
	for (const [name, value] of Object.entries(parseEnv(decode(bytes)))) {
		environment[name] ??= value;
	}
}

function readIfThere(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

/** The decoder removes the byte-order mark. Without one, the file is UTF-8. */
function decode(bytes: Buffer): string {
	const [first, second] = bytes;
	const isUtf16 = first === 0xff && second === 0xfe;
	return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
