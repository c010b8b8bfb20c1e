import type { Call } from '../http/endpoint';
import { actingUser } from '../http/actingUser';
import { Refusal } from '../http/refusal';
import type { Folder, Hub, Item, Project, Version } from '../state/documents';
import { isProjectMember } from '../state/membership';
import type { User } from '../state/people';
import type { Actor } from '../state/trace';
import { asActor } from '../state/trace';

/** What a caller may see. Data Management ids in, records out; everything else is refused. */

type AnyCall = Call<never> | Call<unknown> | Call;

const ACC_ID = /^b\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who is written down as author of a change. */
export function actorOf(call: AnyCall): Actor {
	const user = actingUser(call);
	return user ? asActor(user) : { id: call.caller.clientId, name: '' };
}

export function seesHub(call: AnyCall, hub: Hub): boolean {
	const { sim, caller } = call;
	const user = actingUser(call);
	if (hub.kind === 'fusion') return caller.kind === '3L' && belongsTo(call, hub, user!);
	if (!hub.provisionedApps.includes(caller.clientId)) return false;
	return (
		!user ||
		sim.state.accountUsers.get(hub.accountId)?.has(user.id) === true ||
		belongsTo(call, hub, user)
	);
}

function belongsTo({ sim }: AnyCall, hub: Hub, user: User): boolean {
	return [...sim.state.projects.values()].some(
		(project) => project.hubId === hub.id && isProjectMember(sim.state, project, user),
	);
}

export function seesProject(call: AnyCall, project: Project): boolean {
	const hub = call.sim.state.hubs.get(project.hubId)!;
	const user = actingUser(call);
	return (
		project.status === 'active' &&
		seesHub(call, hub) &&
		(!user || isProjectMember(call.sim.state, project, user))
	);
}

/** @throws Refusal 400 malformed id, 403 not allowed, 404 unknown */
export function hubOf(call: AnyCall): Hub {
	const id = checkedId('hub', call.params.hub_id);
	const hub = call.sim.state.hubs.get(id);
	if (!hub) throw new Refusal(404, `The hub ${id} does not exist`);
	if (!seesHub(call, hub)) {
		throw new Refusal(403, `You don't have permission to access the hub ${id}`);
	}
	return hub;
}

/** @throws Refusal 400 malformed id, 403 not allowed, 404 unknown */
export function projectOf(call: AnyCall): Project {
	const id = checkedId('project', call.params.project_id);
	const project = call.sim.state.projects.get(id);
	if (!project) throw new Refusal(404, `The project ${id} does not exist`);
	if (!seesProject(call, project)) {
		throw new Refusal(403, `You don't have permission to access the project ${id}`);
	}
	return project;
}

function checkedId(what: string, id: string): string {
	if (ACC_ID.test(id) || id.startsWith('a.')) return id;
	throw new Refusal(400, `Invalid ${what} id "${id}": expected b.<guid> or a.<id>`);
}

/** @throws Refusal 400 malformed URN, 404 not in the project of the path */
export function folderOf(call: AnyCall, id = call.params.folder_id): Folder {
	checkUrn('folder', id, /^urn:adsk\.[a-z]+:(fs\.folder:co\.|dm\.folder:)[\w-]+$/);
	return inProject(call, 'folder', id, call.sim.state.folders.get(id));
}

/** @throws Refusal 400 malformed URN, 404 not in the project of the path */
export function itemOf(call: AnyCall, id = call.params.item_id): Item {
	checkUrn('item', id, /^urn:adsk\.[a-z]+:dm\.lineage:[\w-]+$/);
	return inProject(call, 'item', id, call.sim.state.items.get(id));
}

/** @throws Refusal 400 malformed URN, for instance one that lost its `?version=`; 404 unknown */
export function versionOf(call: AnyCall, id = call.params.version_id): Version {
	checkUrn('version', id, /^urn:adsk\.[a-z]+:fs\.file:vf\.[\w-]+\?version=\d+$/);
	const version = call.sim.state.versions.get(id);
	const item = version && call.sim.state.items.get(version.itemId);
	inProject(call, 'version', id, item);
	return version!;
}

function checkUrn(what: string, id: string, form: RegExp): void {
	if (!form.test(id)) throw new Refusal(400, `Invalid ${what} id "${id}"`);
}

function inProject<Resource extends { projectId: string }>(
	call: AnyCall,
	what: string,
	id: string,
	resource: Resource | undefined,
): Resource {
	const project = projectOf(call);
	if (resource?.projectId === project.id) return resource;
	throw new Refusal(404, `The ${what} ${id} does not exist in the project ${project.id}`);
}
