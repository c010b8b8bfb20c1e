import { spawn } from 'node:child_process';
import { dirname, delimiter } from 'node:path';

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Receives the output of the command, line by line, as it is printed. */
	onLine?: (line: string) => void;
}

/** A command exited with a code other than 0. */
export class CommandError extends Error {
	constructor(
		readonly command: string,
		readonly exitCode: number | null,
		/** Everything it printed to stdout and stderr. */
		readonly output: string,
	) {
		super(`"${command}" ended with exit code ${exitCode}:\n${lastLines(output, 15)}`);
		this.name = 'CommandError';
	}
}

/** Runs a command and returns its stdout. */
export async function runCommand(
	command: string,
	args: readonly string[],
	{ cwd, env = toolEnvironment(), onLine }: CommandOptions,
): Promise<string> {
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let stdout = '';
	let output = '';
	let unfinishedLine = '';
	const take = (chunk: Buffer) => {
		output += chunk.toString();
		const lines = (unfinishedLine + chunk.toString()).split('\n');
		unfinishedLine = lines.pop() ?? '';
		if (onLine) lines.forEach(onLine);
	};
	const endWithUs = () => child.kill();
	process.once('exit', endWithUs);
	child.once('close', () => process.removeListener('exit', endWithUs));
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk.toString();
		take(chunk);
	});
	child.stderr.on('data', take);
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (exitCode) => {
			if (exitCode === 0) resolve(stdout);
			else reject(new CommandError([command, ...args].join(' '), exitCode, output));
		});
	});
}

/**
 * The environment for npm and other tools: the current Node first in PATH, without the variables that an outer
 * `npm run` sets for itself and that an inner npm would use as its own configuration.
 */
export function toolEnvironment(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package|lifecycle|config_(local_prefix|workspace|prefix$|legacy_peer_deps))/.test(
				name,
			),
	);
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
	};
}

export function lastLines(text: string, count: number): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
