import type { INodeProperties } from 'n8n-workflow';
import { toDataManagementId, toUrn } from '../../../protocol/aps/ids';
import { parseWebLink } from '../../../protocol/aps/webLink';
import type { WebLink } from '../../../protocol/aps/webLink';
import { InvalidValue } from '../../values/invalidValue';
import { folder, hub, project } from '../fields/scope';
import type { ReadParameter } from './readParameter';

/** What is selected in the hub, project and folder fields. */
export interface Located {
	/** Data Management form, e.g. `b.<guid>`. */
	hubId?: string;
	/** Data Management form. */
	projectId?: string;
	/** URN. */
	folderId?: string;
}

/** A pasted link may fill more than its own field: a folder's link also names its project. */
export function readLocated(read: ReadParameter): Located {
	const values = [hub, project, folder].map((field) => locatorText(read(field)));
	const links = values.map(parseWebLink);
	const idAt = (index: number, part: keyof WebLink): string | undefined => {
		if (links[index] === undefined && values[index] !== '') return values[index];
		return [links[index], ...links].map((link) => link?.[part]).find((id) => id !== undefined);
	};
	const hubId = idAt(0, 'hub');
	const projectId = idAt(1, 'project');
	const folderId = idAt(2, 'folder');
	return {
		hubId: hubId && toDataManagementId(hubId),
		projectId: projectId && toDataManagementId(projectId),
		folderId: folderId && toUrn(folderId),
	};
}

/** @throws InvalidValue when the field, in which it should be selected, is empty */
export function selected(field: INodeProperties, id: string | undefined): string {
	if (id !== undefined) return id;
	throw new InvalidValue(
		field.displayName,
		`choose a ${field.displayName.toLowerCase()}, or enter its ID`,
	);
}

/** Without n8n's `extractValue`, which throws for a field that the other settings hide. */
function locatorText(locator: unknown): string {
	const value =
		typeof locator === 'object' && locator !== null && 'value' in locator ? locator.value : locator;
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
