import { N8nInstallError } from '../test/e2e/n8n-process/installN8n';
import { CommandError } from '../test/e2e/process/runCommand';
import { DemoError } from './demoError';
import { reset } from './reset';
import { demoSettings } from './settings';
import { start } from './start';
import { upload } from './upload';

const USAGE = `npm run demo                          starts simulator, worker and n8n; Ctrl-C stops them
npm run demo -- upload drawing.dwg    lets Autodesk's look-alike report a new file version
npm run demo -- reset                 forgets everything the demo kept`;

async function main([command, ...args]: string[]): Promise<void> {
	const settings = demoSettings(process.env);
	switch (command) {
		case undefined:
			return await start(settings);
		case 'upload':
			return await upload(settings, args);
		case 'reset':
			return await reset(settings);
		default:
			throw new DemoError(`Unknown command "${command}".\n\n${USAGE}`);
	}
}

/** Errors whose message is sufficient without a stack trace. */
const EXPECTED_ERRORS = [DemoError, N8nInstallError, CommandError];

main(process.argv.slice(2)).then(
	// Exits even if parts of an interrupted start are still running.
	() => process.exit(0),
	(error: unknown) => {
		const expected = EXPECTED_ERRORS.some((kind) => error instanceof kind);
		console.error(expected ? `\n${(error as Error).message}` : error);
		process.exit(1);
	},
);
