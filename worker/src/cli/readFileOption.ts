import { readFile } from 'node:fs/promises';
import { UsageError, type OptionValues } from './command';
import { textOption } from './filters';

/**
 * The content of the file that an option names, or of standard input for `-`, without the space around it. Secrets
 * are read this way, because other users of the machine can read the command line.
 *
 * @returns undefined if the option is missing
 * @throws UsageError if the file cannot be read
 */
export async function readFileOption(
	options: OptionValues,
	name: string,
): Promise<string | undefined> {
	const file = textOption(options, name);
	if (file === undefined) return undefined;
	try {
		return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).trim();
	} catch (error) {
		throw new UsageError(`--${name} ${file}: ${(error as Error).message}`);
	}
}
