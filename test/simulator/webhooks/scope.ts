import { isGuid } from '../../../nodes/shared/protocol/ids';
import { seesProject } from '../dataManagement/access';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { isProjectAdmin } from '../state/membership';
import { projectOfFolder } from '../state/folderTree';
import type { CatalogueEvent } from './catalogue';

type AnyCall = Pick<Call, 'sim' | 'caller' | 'params'> & Call<never>;

/** Systems that take no token of the app itself. Where 2L is merely unproven it is accepted. */
const NEEDS_USER = [
	'autodesk.construction.issues',
	'autodesk.construction.reviews',
	'autodesk.construction.bc',
];

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
	if (NEEDS_USER.includes(system) && !call.caller.user) {
		throw new Refusal(403, `${system} needs a token of a user`);
	}
	if (key === 'folder') checkFolder(call, value);
	if (key === 'workflow' && !/^[A-Za-z0-9-]{1,36}$/.test(value)) {
		throw invalid('workflow must be 1 to 36 letters, digits or hyphens');
	}
	if (key === 'project') checkProject(call, value);
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

function invalid(message: string): Refusal {
	return new Refusal(400, message, 'VALIDATION_ERROR');
}
