import { join } from 'node:path';
import { freePort } from '../../worker/test/setup/freePort';
import { ServiceProcess } from '../../test/e2e/process/serviceProcess';

/**
 * Runs one of the small servers in a separate process.
 *
 * @param folder receives its log
 */
export async function startServer(
	name: 'bare' | 'naive' | 'sameDuties',
	folder: string,
	environment: Record<string, string> = {},
): Promise<{ port: number; stop(): Promise<void> }> {
	const port = await freePort();
	const server = ServiceProcess.start({
		name: `the ${name} server`,
		command: process.execPath,
		args: ['--import', 'tsx', join(import.meta.dirname, 'servers', `${name}.ts`)],
		cwd: process.cwd(),
		env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...environment },
		logFile: join(folder, `${name}.log`),
	});
	await server.untilReady(async () => (await fetch(`http://127.0.0.1:${port}/ready`)).ok);
	return { port, stop: () => server.stop() };
}
