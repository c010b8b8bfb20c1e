import type { ParseArgsConfig } from 'node:util';
import type { AdminApi } from './adminApi';

export type OptionValues = Record<string, string | boolean | undefined>;

/** A command with wrong arguments. The message explains the correct usage. */
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
	/** The current time, Unix time in ms. `--since 2h` counts back from it. */
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
