import { join } from 'node:path';

/** Path of a file below `test/fixtures`, wherever the simulator is started from. */
export function fixture(path: string): string {
	return join(import.meta.dirname, '..', '..', 'fixtures', path);
}
