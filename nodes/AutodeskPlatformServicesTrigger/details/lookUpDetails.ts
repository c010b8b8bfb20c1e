import type { IWebhookFunctions } from 'n8n-workflow';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';
import { mapInOrder } from '../../actionNode/mapInOrder';
import { readAccess } from '../../apsClient/access';
import { ApsClient } from '../../apsClient/client';
import type { DeliveryMode } from '../settings/delivery';
import type { IncomingEvent } from '../receiving/incomingEvent';
import { triggerOf } from '../receiving/triggerOf';
import { untilAborted } from '../receiving/untilAborted';
import type { EventDetails } from './eventDetails';
import { addError, lookUpsFor } from './lookUps';
import type { LookUp, Sheet } from './lookUps';
import type { Reading } from './reading';
import { isAboutOneThing, reasonIn, reasonToRest, rest } from './rest';
import { subjectOf } from './subject';

/** How long an event may wait for its details, in milliseconds. */
export const DETAILS_TIMEOUT_MS: Readonly<Record<DeliveryMode, number>> = {
	direct: 2_500,
	worker: 10_000,
};
const CONCURRENCY = 5;
const TOO_LATE = 'Autodesk took too long to answer';

/**
 * What events do not contain about their subjects: project name, web link, storage ID, and what events about
 * cloud models lack. Many events of a project or folder share calls. No event is lost or held up over this:
 * what cannot be read in time is missing, and `lookUpError` says why.
 *
 * @returns details in the order of the events
 */
export async function lookUpDetails(
	ctx: IWebhookFunctions,
	events: readonly IncomingEvent[],
	delivery: DeliveryMode,
): Promise<EventDetails[]> {
	const sheets: Sheet[] = events.map((event) => ({
		subject: subjectOf(event, eventFields(event)),
		details: {},
	}));
	const lookUps = lookUpsFor(sheets);
	if (lookUps.length === 0) return sheets.map(({ details }) => details);
	const trigger = triggerOf(ctx);
	const signal = AbortSignal.timeout(DETAILS_TIMEOUT_MS[delivery]);
	const reading = { trigger, client: clientOf(ctx, trigger, delivery, signal), signal };
	const done = new Set<LookUp>();
	const work = mapInOrder(
		lookUps.length,
		CONCURRENCY,
		async (index) => {
			const lookUp = lookUps[index];
			const failure = await outcomeOf(lookUp, reading);
			if (signal.aborted) return;
			done.add(lookUp);
			if (failure !== undefined) note(ctx, lookUp, failure.error);
		},
		signal,
	);
	await Promise.race([work, untilAborted(signal)]);
	for (const lookUp of lookUps) {
		if (!done.has(lookUp)) note(ctx, lookUp, new Error(TOO_LATE));
	}
	// What arrives later must not change items that are on their way.
	return sheets.map(({ details }) => ({ ...details }));
}

/** @returns why it failed */
async function outcomeOf(
	lookUp: LookUp,
	reading: Reading,
): Promise<{ error: unknown } | undefined> {
	try {
		await lookUp.run(reading);
		return undefined;
	} catch (error) {
		return { error };
	}
}

/** Opens the client for the first call: most events of a project need none for its name. */
function clientOf(
	ctx: IWebhookFunctions,
	trigger: string,
	delivery: DeliveryMode,
	signal: AbortSignal,
): Reading['client'] {
	const purpose = { action: 'Look up details', scopes: ['data:read'] } as const;
	const limits = { timeoutMs: DETAILS_TIMEOUT_MS[delivery], outageAttempts: 1 };
	const open = async () => new ApsClient(ctx, await readAccess(ctx), purpose, 0, limits, signal);
	let client: Promise<ApsClient> | undefined;
	return async () => {
		const reason = reasonToRest(trigger);
		if (reason !== undefined) throw new Resting(reason);
		client ??= open();
		return await client;
	};
}

/** Autodesk is not asked, because the last call failed. */
class Resting extends Error {}

function note(ctx: IWebhookFunctions, { thing, sheets }: LookUp, error: unknown): void {
	const reason = reasonIn(error);
	const label = thing.charAt(0).toUpperCase() + thing.slice(1);
	for (const sheet of sheets) addError(sheet, `${label}: ${reason}`);
	if (isAboutOneThing(error) || error instanceof Resting) return;
	rest(triggerOf(ctx), reason);
	ctx.logger.warn(`Details of events are missing for a minute: ${reason}`);
}
