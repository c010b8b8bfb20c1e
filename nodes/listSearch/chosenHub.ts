import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { toDataManagementId } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { Directories } from '../lookUp/directories';
import { hubOfProject } from '../lookUp/hubOfProject';
import { hubsOf } from '../lookUp/hubs';
import { chosen, chosenIfAny } from './context';
import { idOfNamed, nameIn, shown } from './lookedUp';

/**
 * The hub that a list depends on, with its `b.` or `a.` Looks it up if it was entered by name, or if only a
 * project of it was chosen.
 *
 * @throws NodeOperationError if none is chosen or found
 */
export async function chosenHub(ctx: ILoadOptionsFunctions, aps: ApsClient): Promise<string> {
	const name = nameIn(ctx, 'hub');
	if (name !== undefined) return await idOfNamed(ctx, hubsOf(aps), 'Hub', name);
	const hub = chosenIfAny(ctx, 'hub') ?? chosenIfAny(ctx, 'project', ['hub']);
	if (hub !== undefined) return toDataManagementId(hub);
	const project = projectIfAny(ctx);
	if (project === undefined) return chosen(ctx, 'hub');
	return await shown(ctx, hubOfProject(aps, new Directories(), toDataManagementId(project)));
}

/** The project of a link in either field; a project by name is looked up in its hub, so it names none. */
function projectIfAny(ctx: ILoadOptionsFunctions): string | undefined {
	const project = nameIn(ctx, 'project') === undefined ? chosenIfAny(ctx, 'project') : undefined;
	return project ?? chosenIfAny(ctx, 'hub', ['project']);
}
