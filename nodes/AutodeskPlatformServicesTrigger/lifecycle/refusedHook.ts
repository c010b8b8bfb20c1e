import { NodeApiError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import type { Access } from '../../apsClient/access';
import type { ApsAnswer } from '../../../protocol/aps/request';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { HOOK_SCOPES, missingScopes } from '../../../protocol/aps/scopes';
import { autodeskFilter } from '../fields/options';
import type { DesiredHook } from './desiredHooks';

/** What was asked for. */
interface Attempt {
	desired: DesiredHook;
	/** JSONPath evaluated by Autodesk. */
	filter?: string;
	access: Access;
	region: string;
}

/** The error for a webhook that Autodesk does not create (400, 403 or 404). */
export function refusedHook(
	node: INode,
	{ status, body }: ApsAnswer,
	attempt: Attempt,
): NodeApiError {
	const { system, event } = attempt.desired;
	const { code, text } = readServiceError(body);
	const said = text ? `Autodesk says: ${text}${code ? ` (${code})` : ''}` : undefined;
	return new NodeApiError(node, { statusCode: status, body: body ?? null } as JsonObject, {
		httpCode: String(status),
		message: `The webhook for ${system} ${event} was not created: ${reasonOfRefusal(status)}`,
		description: [said, advice(status, attempt)].filter(Boolean).join('. '),
	});
}

/** @param status 400, 403 or 404 */
export function reasonOfRefusal(status: number): string {
	if (status === 403) return 'not allowed with this credential';
	if (status === 404) return 'Autodesk does not know the event, or the watched item does not exist';
	return 'Autodesk did not accept the values';
}

function advice(status: number, { desired, filter, access, region }: Attempt): string {
	const [[key, value]] = Object.entries(desired.scope);
	if (status === 403) return causesOf403(desired, access);
	if (status === 404) {
		return `Check the event, that ${key} ${value} exists and the credential may see it, and that the region is ${region}`;
	}
	const scope = `the ${key}: ${value}`;
	if (filter === undefined) return `Check ${scope}`;
	return `Check ${scope}; and ${autodeskFilter.displayName} under Options: ${filter}`;
}

/** Autodesk's 403 does not give the reason, so all are listed, known ones first. */
function causesOf403({ system }: DesiredHook, access: Access): string {
	const missing = missingScopes(access.scopes, HOOK_SCOPES);
	const byApp = access.tokenKind === '2L';
	const causes = [
		missing.length > 0
			? `the credential lacks the scope ${missing.join(' ')}`
			: `the token lacks a scope (webhooks need ${HOOK_SCOPES.join(' ')}): ${byApp ? 'save' : 'reconnect'} the credential if the scope was selected later`,
		'an account admin has not added the client ID under Account Admin > Custom Integrations',
		byApp
			? 'the app may not see the folder or project'
			: 'the user has no rights on the folder or project',
		system === 'autodesk.construction.issues'
			? 'the user is not a project admin, which Issues requires'
			: 'the app has no access to the Webhooks API or to the product: see API Access at https://aps.autodesk.com/myapps',
	];
	return `Usual causes: ${causes.map((cause, index) => `(${index + 1}) ${cause}`).join('; ')}`;
}
