import type { ApsClient } from '../../apsClient/client';

/** Autodesk as the credential of a trigger sees it, for as long as an event may wait. */
export interface Reading {
	/** Prefix of everything that is remembered for the trigger. */
	trigger: string;
	/** Opened for the first call. @throws Error while calls rest, after a failure */
	client(): Promise<ApsClient>;
	/** Fires when the event must not wait any longer. */
	signal: AbortSignal;
}

/** Statuses with which Autodesk does not show something to a credential. */
export const NOT_SHOWN: readonly number[] = [400, 403, 404];

/** Autodesk shows something to others only, or it is gone. Others may still be shown. */
export class NotShown extends Error {
	constructor(thing: string, status: number) {
		super(`Autodesk does not show the ${thing} to this credential (${status})`);
	}
}
