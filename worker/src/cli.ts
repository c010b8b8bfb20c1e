import { loadEnvFile } from './config/envFile';
import { startAgainWithTrim } from './startAgain';

/** Starts the worker if there is no command. Runs a command against the worker that is already running. */
const args = process.argv.slice(2);
if (args.length === 0) {
	startAgainWithTrim();
	await import('./main');
} else {
	const { runCommand } = await import('./cli/runCommand');
	loadEnvFile('.env', process.env);
	process.exitCode = await runCommand(args, {
		environment: process.env,
		print: (text) => console.log(text),
		complain: (text) => console.error(text),
	});
}
