import { existsSync } from 'node:fs';
import { runCommand } from './cli/runCommand';

/** Starts the worker if there is no command. Runs a command against the worker that is already running. */
const args = process.argv.slice(2);
if (args.length === 0) {
	await import('./main');
} else {
	if (existsSync('.env')) process.loadEnvFile('.env');
	process.exitCode = await runCommand(args, {
		environment: process.env,
		print: (text) => console.log(text),
		complain: (text) => console.error(text),
	});
}
