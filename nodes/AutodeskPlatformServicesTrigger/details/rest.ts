import { NodeApiError } from 'n8n-workflow';
import { RecentEntries } from '../receiving/recentEntries';
import { NotShown } from './reading';

/** How long a trigger asks Autodesk nothing after a failure that would repeat itself for the next event. */
const REST_MS = 60_000;
const MOST_TRIGGERS = 1_000;

/** Why calls rest, by trigger. */
const reasons = new RecentEntries<string>(MOST_TRIGGERS, REST_MS);

/** @returns undefined if the trigger may call Autodesk */
export function reasonToRest(trigger: string): string | undefined {
	return reasons.get(trigger);
}

export function rest(trigger: string, reason: string): void {
	reasons.keep(trigger, reason);
}

/** Whether the failure is about a single project, folder or file: others can still be read. */
export function isAboutOneThing(error: unknown): boolean {
	return error instanceof NotShown;
}

/** The reason in one line, with what to do if that is known. */
export function reasonIn(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error instanceof NodeApiError && error.description
		? `${error.message}. ${error.description}`
		: error.message;
}
