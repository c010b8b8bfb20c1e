import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readRegistration } from '../registration';
import { triggerOf } from './triggerOf';

/** Since when what is left out was reported, by workflow and node. Kept in the memory of this process. */
const reported = new Map<string, string>();

/**
 * For the first item of the first run after an activation: the projects of a whole hub that are not watched.
 * n8n offers a trigger no other place in which a person would see that after activating.
 */
export function takeLeftOut(ctx: IWebhookFunctions): IDataObject {
	const registration = readRegistration(ctx.getWorkflowStaticData('node'));
	if (registration?.leftOut === undefined) return {};
	const { since, count, projects } = registration.leftOut;
	const trigger = triggerOf(ctx);
	if (reported.get(trigger) === since) return {};
	reported.set(trigger, since);
	return { leftOut: { count, projects: projects.map((project) => ({ ...project })) } };
}
