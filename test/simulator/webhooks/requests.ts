import { z } from 'zod';
import { CALLBACK_SECRET_PATTERN } from '../../../protocol/callbacks/callbackSecret';
import { isDataManagementId } from '../../../protocol/aps/ids';
import type { Region } from '../../../protocol/aps/regions';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { readRegion } from '../http/region';
import { isExpired } from '../state/hook';
import type { Hook } from '../state/hook';
import { compilePayloadFilter } from '../callbacks/payloadFilter';

/** Bodies and common parameters of the webhooks endpoints. */

const MAX_ATTRIBUTE_BYTES = 1024;

const secret = z.string().regex(CALLBACK_SECRET_PATTERN, 'must be 32 to 64 letters and digits');

const hookAttribute = z
	.record(z.unknown())
	.refine(
		(value) => Buffer.byteLength(JSON.stringify(value)) < MAX_ATTRIBUTE_BYTES,
		'must be smaller than 1 KB',
	);

/** One expression, or a list of them that must all match, as JSON or as it is. */
const filterText = z.string().refine((text) => {
	try {
		compilePayloadFilter(text);
		return true;
	} catch {
		return false;
	}
}, 'is not a valid JSONPath filter');
const filter = filterText.or(z.array(filterText).transform((list) => JSON.stringify(list)));

const hookExpiry = z.string().datetime({ offset: true, message: 'must be an ISO 8601 time' });

/** A hub or project as Data Management writes it. */
const documentId = z.string().refine(isDataManagementId, 'must be b.<GUID> or a.<ID>');

/** Only existing statuses; `reactivated` is refused although the prose names it. */
export const settableStatus = z.enum(['active', 'inactive']);

/** What is not documented is ignored: no source says that it is refused. */
export const createHookBody = z.object({
	callbackUrl: z
		.string()
		.url()
		.regex(/^https?:/, 'must be an http or https URL'),
	scope: z
		.record(z.string().min(1))
		.refine((scope) => Object.keys(scope).length === 1, 'must have exactly one key'),
	hookAttribute: hookAttribute.optional(),
	filter: filter.nullish(),
	hookExpiry: hookExpiry.or(z.literal('')).nullish(),
	autoReactivateHook: z.boolean().optional(),
	callbackWithEventPayloadOnly: z.boolean().optional(),
	hubId: documentId.optional(),
	projectId: documentId.optional(),
	tenant: z.string().optional(),
	token: secret.optional(),
});

export const updateHookBody = z.object({
	status: settableStatus.optional(),
	autoReactivateHook: z.boolean().optional(),
	filter: filter.nullish(),
	hookAttribute: hookAttribute.nullish(),
	token: secret.optional(),
	hookExpiry: hookExpiry.or(z.literal('')).nullish(),
});

export const secretBody = z.object({ token: secret }).strict();

/**
 * The region of a call: header `x-ads-region` or `region`, as sources name both, else query `region`, else US.
 *
 * @throws Refusal 400 for an unknown one
 */
export function regionOf({ headers, query }: Pick<Call, 'headers' | 'query'>): Region {
	const named = headers['x-ads-region'] ?? headers.region ?? query.text('region');
	return readRegion(named?.toString()) ?? 'US';
}

/** Who owns hooks and secrets: the app for 2L, the user otherwise. */
export function ownerOf({ caller }: Pick<Call, 'caller'>): Pick<Hook, 'createdBy' | 'creatorType'> {
	return caller.user
		? { createdBy: caller.user.autodeskId, creatorType: 'O2User' }
		: { createdBy: caller.clientId, creatorType: 'Application' };
}

/**
 * The hook of the path.
 *
 * @throws Refusal 404 when unknown, expired, in another region, or of another app; 403 when another
 *   owner within the app is not let in
 */
export function hookOf(call: Pick<Call, 'sim' | 'caller' | 'params' | 'headers' | 'query'>): Hook {
	const { system, event, hook_id: id } = call.params;
	const hook = call.sim.state.hooks.get(id);
	const region = regionOf(call);
	if (
		hook &&
		!isExpired(hook) &&
		hook.system === system &&
		hook.event === event &&
		hook.region === region &&
		hook.clientId === call.caller.clientId
	) {
		const isOwn = hook.createdBy === ownerOf(call).createdBy;
		if (isOwn || call.sim.settings.hooksAreShared) return hook;
		throw new Refusal(403, `Hook ${id} belongs to another owner`);
	}
	throw new Refusal(404, `Hook ${id} of ${system}/${event} not found in region ${region}`);
}
