import type { ParseArgsConfig } from 'node:util';
import type { AdminApi } from './adminApi';

export type OptionValues = Record<string, string | boolean | undefined>;

/** A command that was called the wrong way; the message says how to call it. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

export interface CommandRun {
	api: AdminApi;
	/** Arguments that are not options. */
	ids: string[];
	options: OptionValues;
	/** Now, Unix time in ms: what `--since 2h` counts from. */
	now: number;
}

/** What a command prints, for people and for programs. */
export interface CommandResult {
	/** Shown with `--json`. */
	json: unknown;
	/** Shown otherwise. */
	text: string;
}

export interface Command {
	options: NonNullable<ParseArgsConfig['options']>;
	/** @throws UsageError, ApiError */
	run(run: CommandRun): Promise<CommandResult>;
}
