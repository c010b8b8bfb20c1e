import { existsSync } from 'node:fs';
import { runCommand } from './cli/runCommand';

/** Without a command the worker starts; with one, the worker that runs already is asked. */
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
