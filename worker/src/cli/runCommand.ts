import { parseArgs } from 'node:util';
import { withoutSecrets } from '../../../protocol/withoutSecrets';
import { ConfigError } from '../config/configError';
import packageJson from '../../package.json' with { type: 'json' };
import { printable } from '../printable';
import { ApiError } from './adminApi';
import { UsageError, type Command } from './command';
import { deliveries } from './deliveries';
import { discard } from './discard';
import { findWorker } from './findWorker';
import { quarantine, release, verify } from './quarantine';
import { reencrypt } from './reencrypt';
import { replay, replays } from './replay';
import { rotateSecret, subscribe, test, unsubscribe } from './subscribe';
import { subscriptions } from './subscriptions';
import { traffic } from './traffic';
import { USAGE } from './usage';
import { addWebhook, deleteWebhook } from './webhooks';

/** Exit codes, the same as when the worker starts. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const COMMANDS = new Map<string, Command>([
	['subscriptions', subscriptions],
	['subscribe', subscribe],
	['unsubscribe', unsubscribe],
	['rotate-secret', rotateSecret],
	['test', test],
	['add-webhook', addWebhook],
	['delete-webhook', deleteWebhook],
	['deliveries', deliveries],
	['traffic', traffic],
	['replay', replay],
	['replays', replays],
	['discard', discard],
	['quarantine', quarantine],
	['verify', verify],
	['release', release],
	['reencrypt', reencrypt],
]);

export interface Surroundings {
	environment: NodeJS.ProcessEnv;
	print: (text: string) => void;
	/** Prints errors. */
	complain: (text: string) => void;
}

/** Runs one command of the command line. @returns the exit code */
export async function runCommand(args: string[], surroundings: Surroundings): Promise<number> {
	const { print, complain } = surroundings;
	const [name = ''] = args;
	if (args.includes('--help') || args.includes('-h') || name === 'help') {
		print(USAGE);
		return DONE;
	}
	if (name === '--version') {
		print(packageJson.version);
		return DONE;
	}
	try {
		print(printable(await outputOf(name, args.slice(1), surroundings.environment)));
		return DONE;
	} catch (error) {
		if (error instanceof UsageError || error instanceof ConfigError) {
			complain(`${shown(error)}\nSee aps-webhook-worker --help`);
			return WRONG_USAGE;
		}
		if (!(error instanceof ApiError)) throw error;
		complain(shown(error));
		return FAILED;
	}
}

/** Errors may quote texts from outside. */
function shown({ message }: Error): string {
	return printable(withoutSecrets(message));
}

async function outputOf(
	name: string,
	args: string[],
	environment: NodeJS.ProcessEnv,
): Promise<string> {
	const command = COMMANDS.get(name);
	if (!command) throw new UsageError(`Unknown command "${name}"`);
	const { json, url, options, ids } = parse(command, args);
	const api = await findWorker(environment, url);
	const result = await command.run({ api, ids, options, now: Date.now() });
	return json ? JSON.stringify(result.json, null, 2) : result.text;
}

/** @throws UsageError for an unknown option */
function parse({ options }: Command, args: string[]) {
	try {
		const { values, positionals } = parseArgs({
			args,
			options: { ...options, json: { type: 'boolean' }, url: { type: 'string' } },
			allowPositionals: true,
		});
		const { json, url, ...rest } = values as Record<string, string | boolean | undefined>;
		return { json, url: url as string | undefined, options: rest, ids: positionals };
	} catch (error) {
		if (error instanceof TypeError) throw new UsageError(error.message);
		throw error;
	}
}
