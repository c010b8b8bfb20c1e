import { isJsonObject } from '../../../protocol/json';
import type { ApsClient } from '../../apsClient/client';
import { Directories } from '../../lookUp/directories';
import { documentAtPath } from '../../lookUp/documentPath';
import { BY_NAME, BY_PATH } from '../../lookUp/finder';
import { hubOfProject } from '../../lookUp/hubOfProject';
import { hubProjectsOf } from '../../lookUp/hubProjects';
import { hubsOf } from '../../lookUp/hubs';
import { idOfTheOne } from '../../lookUp/theOne';
import { locatorText } from '../../parameters/locatorText';
import { events } from '../fields/events';
import { folder, hub, project, scope, wholeProjectEvents } from '../fields/scope';
import type { LookedUp } from '../registration';
import { chosenId, readLocated } from '../settings/located';
import type { ReadParameter } from '../settings/readParameter';

/**
 * Finds what was entered by name or path, and the hub of a project that was entered without one. A trigger
 * registers by IDs, so this happens once: as long as the fields stay the same, later activations of n8n use
 * what was found, even if it has been renamed or moved since.
 *
 * @param known what the registration remembers
 * @returns undefined if the fields contain IDs only
 * @throws InvalidValue that names the nearest names if there is no such thing
 */
export async function lookUpLocators(
	read: ReadParameter,
	known: LookedUp | undefined,
	openAutodesk: () => Promise<ApsClient>,
): Promise<LookedUp | undefined> {
	const entered = JSON.stringify([events, scope, hub, project, folder].map(read));
	if (known?.entered === entered) return known;
	if (!needsLookUp(read)) return undefined;
	const aps = await openAutodesk();
	const directories = new Directories();
	const ids: Record<string, string> = {};
	const located = () => readLocated(withIds(read, ids));

	const hubName = nameIn(read(hub), BY_NAME);
	if (hubName !== undefined) {
		ids[hub.name] = await idOfTheOne(directories, hubsOf(aps), hub.displayName, hubName);
	}
	const projectName = nameIn(read(project), BY_NAME);
	if (projectName !== undefined) {
		const list = hubProjectsOf(aps, chosenId(hub, located().hubId));
		ids[project.name] = await idOfTheOne(directories, list, project.displayName, projectName);
	}
	const path = nameIn(read(folder), BY_PATH);
	if (path !== undefined) {
		const projectId = chosenId(project, located().projectId);
		const hubId = async () => located().hubId ?? (await hubOfProject(aps, directories, projectId));
		const tree = { aps, directories, projectId, hubId };
		const found = await documentAtPath(tree, folder.displayName, path, { kind: 'folder' });
		ids[folder.name] = found.id;
	}
	const { hubId, projectId } = located();
	if (hubId === undefined && projectId !== undefined && needsHub(read)) {
		ids[hub.name] = await hubOfProject(aps, directories, projectId);
	}
	return { entered, ids };
}

/** The same parameters with IDs in place of names and paths. */
export function withIds(read: ReadParameter, ids: LookedUp['ids']): ReadParameter {
	return (field) =>
		ids[field.name] === undefined ? read(field) : { mode: 'id', value: ids[field.name] };
}

function needsLookUp(read: ReadParameter): boolean {
	if ([hub, project].some((field) => nameIn(read(field), BY_NAME) !== undefined)) return true;
	if (nameIn(read(folder), BY_PATH) !== undefined) return true;
	if (!needsHub(read)) return false;
	const withoutNames = readLocated(read);
	return withoutNames.hubId === undefined && withoutNames.projectId !== undefined;
}

/** For a single folder, its URN says everything. */
function needsHub(read: ReadParameter): boolean {
	if (read(scope) !== 'folder') return read(scope) === 'project';
	const chosen = read(events);
	return Array.isArray(chosen) && chosen.some((event) => wholeProjectEvents.includes(event));
}

/** The text of a locator in a mode. @returns undefined if it is in another mode, or empty */
function nameIn(locator: unknown, mode: string): string | undefined {
	if (!isJsonObject(locator) || locator.mode !== mode) return undefined;
	return locatorText(locator) || undefined;
}
