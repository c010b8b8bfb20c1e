import type { IHookFunctions } from 'n8n-workflow';
import { findEvent } from '../../../protocol/events/eventCatalogue';
import { readRegistration, storeRegistration } from '../registration';
import { carryOut } from './carryOut';
import { openEndpoint } from './endpoint';
import { describeLeftOut, noteLeftOut, withoutRepetitions } from './leftOut';
import { newRegistration } from './newRegistration';
import { planOf } from './plan';
import type { Plan } from './plan';
import { rollBack } from './rollBack';

/**
 * Registers the trigger: at the worker (for delivery through the worker), then at Autodesk. n8n may call
 * this several times for one activation, so everything that exists is adopted. If something fails,
 * what this call has created is rolled back.
 */
export async function register(ctx: IHookFunctions): Promise<void> {
	const plan = await planOf(ctx);
	warnAboutUnknownEvents(plan);
	const { host } = plan;
	const previous = readRegistration(host.staticData);
	const endpoint = await openEndpoint(plan, previous);
	const outcome = await carryOut(plan, endpoint, previous);
	if (outcome.kind === 'failed') {
		await rollBack(plan, endpoint, outcome.created, previous);
		throw outcome.error;
	}
	const leftOut = withoutRepetitions([...plan.desired.leftOut, ...outcome.leftOut]);
	for (const project of leftOut) host.log.warn(`Not watched: ${describeLeftOut(project)}`);
	const registration = newRegistration(plan, endpoint, outcome.hooks);
	storeRegistration(host.staticData, { ...registration, leftOut: noteLeftOut(leftOut) });
}

function warnAboutUnknownEvents({ host, settings }: Plan): void {
	for (const { system, event, catalogued } of settings.sources.flatMap(({ events }) => events)) {
		if (catalogued ?? findEvent(system, event)) continue;
		host.log.warn(`The event ${system} ${event} is not in the catalogue; Autodesk may not know it`);
	}
}
