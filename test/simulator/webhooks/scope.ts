import { isGuid } from '../../../protocol/aps/ids';
import { seesHub, seesProject } from '../dataManagement/access';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { isProjectAdmin } from '../state/membership';
import { projectOfFolder } from '../state/folderTree';
import type { TokenKind } from '../state/identity';
import type { CatalogueEvent } from '../callbacks/catalogue';

type AnyCall = Pick<Call, 'sim' | 'caller' | 'params'> & Call<never>;

/** Systems that do not take every kind of token. Where a kind is merely unproven it is accepted. */
const TOKENS: Readonly<Record<string, readonly TokenKind[]>> = {
	'autodesk.construction.issues': ['3L', 'SSA'],
	'autodesk.construction.reviews': ['3L'],
	'autodesk.construction.bc': ['3L'],
};

/** What scope values look like that nothing here stands behind; the tenant is its capture group. */
const FORMS: Readonly<Record<string, RegExp>> = {
	workflow: /^[A-Za-z0-9-]{1,36}$/,
	workspace: /^urn:adsk\.plm:tenant\.workspace:([A-Z0-9]+)\.\d+$/,
	'workflow.transition':
		/^urn:adsk\.plm:tenant\.workspace\.workflow\.transition:([A-Z0-9]+)\.\d+\.1\.\d+$/,
	twinUrn: /^urn:adsk\.dtt:./,
};

/**
 * Checks what a hook wants to watch.
 *
 * @throws Refusal 400 for a wrong key or value, 403 when the caller may not see it
 */
export function checkScope(
	rawCall: Call<unknown>,
	events: readonly CatalogueEvent[],
	scope: Readonly<Record<string, string>>,
): void {
	const call = rawCall as AnyCall;
	const { system } = call.params;
	const [[key, value]] = Object.entries(scope);
	const keys = [
		...new Set(events.map(({ scopeKey }) => scopeKey).filter((known) => known !== null)),
	];
	if (keys.length > 0 && !keys.includes(key)) {
		throw invalid(`The scope of ${system} events must be ${keys.join(' or ')}, not ${key}`);
	}
	const tokens = TOKENS[system];
	if (tokens && !tokens.includes(call.caller.kind)) {
		throw new Refusal(403, `${system} takes tokens of the kind ${tokens.join(' or ')} only`);
	}
	if (key === 'folder') checkFolder(call, value);
	if (key === 'project') checkProject(call, value);
	if (key === 'account') checkAccount(call, value);
	checkForm(call, key, value);
}

function checkFolder(call: AnyCall, folderId: string): void {
	const project = projectOfFolder(call.sim.state, folderId);
	if (!project) throw invalid(`The folder ${folderId} does not exist`);
	if (!seesProject(call, project)) throw new Refusal(403, `No access to the folder ${folderId}`);
}

function checkProject(call: AnyCall, guid: string): void {
	if (!isGuid(guid)) throw invalid(`project must be a GUID without "b.", not "${guid}"`);
	const project = call.sim.state.projects.get(`b.${guid}`);
	if (!project) throw invalid(`The project ${guid} does not exist`);
	const { system } = call.params;
	const { user } = call.caller;
	if (!seesProject(call, project)) throw new Refusal(403, `No access to the project ${guid}`);
	if (
		system === 'autodesk.construction.issues' &&
		user &&
		!isProjectAdmin(call.sim.state, project, user)
	) {
		throw new Refusal(403, 'Only a project admin may create hooks for issues');
	}
}

function checkAccount(call: AnyCall, guid: string): void {
	if (!isGuid(guid)) throw invalid(`account must be a GUID without "b.", not "${guid}"`);
	const hub = [...call.sim.state.hubs.values()].find(({ accountId }) => accountId === guid);
	if (!hub) throw invalid(`The account ${guid} does not exist`);
	if (!seesHub(call, hub)) throw new Refusal(403, `No access to the account ${guid}`);
}

/** A tenant of Fusion Manage must also be in the header that Autodesk's examples send. */
function checkForm({ headers }: AnyCall, key: string, value: string): void {
	const form = FORMS[key];
	if (!form) return;
	const match = form.exec(value);
	if (!match) throw invalid(`"${value}" is not a valid ${key}`);
	const [, tenant] = match;
	if (tenant !== undefined && headers['x-tenant'] !== tenant) {
		throw invalid(`The header X-Tenant must be ${tenant}`);
	}
}

function invalid(message: string): Refusal {
	return new Refusal(400, message, 'VALIDATION_ERROR');
}
