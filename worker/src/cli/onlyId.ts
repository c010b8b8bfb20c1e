import { UsageError } from './command';

/** The ID of the one subscription that a command is about. @throws UsageError */
export function onlyId(command: string, ids: readonly string[]): string {
	const [id, ...more] = ids;
	if (id !== undefined && more.length === 0) return id;
	throw new UsageError(`${command} needs the ID of one subscription`);
}
