import type { INodeProperties } from 'n8n-workflow';
import { toDataManagementId, toUrn } from '../../../protocol/aps/ids';
import { withArticle } from '../../fields/withArticle';
import { idInLocator } from '../../parameters/idInLocator';
import { InvalidValue } from '../../values/invalidValue';
import { folder, hub, project } from '../fields/scope';
import type { ReadParameter } from './readParameter';

/** What is chosen in the hub, project and folder fields. */
export interface Located {
	/** Data Management form, e.g. `b.<guid>`. */
	hubId?: string;
	/** Data Management form. */
	projectId?: string;
	/** URN. */
	folderId?: string;
}

const LOCATORS: Readonly<Record<string, INodeProperties>> = {
	[hub.name]: hub,
	[project.name]: project,
	[folder.name]: folder,
};

/** A pasted link can fill several fields: the link of a folder also contains its project. */
export function readLocated(read: ReadParameter): Located {
	const names = Object.keys(LOCATORS);
	const idIn = ({ name }: INodeProperties) =>
		idInLocator((entered) => read(LOCATORS[entered]), name, names);
	const hubId = idIn(hub);
	const projectId = idIn(project);
	const folderId = idIn(folder);
	return {
		hubId: hubId && toDataManagementId(hubId),
		projectId: projectId && toDataManagementId(projectId),
		folderId: folderId && toUrn(folderId),
	};
}

/** @throws InvalidValue when nothing is chosen in the field */
export function chosenId({ displayName }: INodeProperties, id: string | undefined): string {
	if (id !== undefined) return id;
	const thing = withArticle(displayName.toLowerCase());
	throw new InvalidValue(displayName, `choose ${thing}, or enter its ID`);
}
