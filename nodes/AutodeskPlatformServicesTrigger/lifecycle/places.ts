import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { ApsClient } from '../../apsClient/client';
import { projectFolders, projectsOfHub } from '../../documents/docsTree';
import { SCOPE_KEYS } from '../../../protocol/events/eventCatalogue';
import type { ScopeKind } from '../../../protocol/events/eventCatalogue';
import { toAdminId } from '../../../protocol/aps/ids';
import { WORKFLOW_ID } from '../../../protocol/aps/workflowId';
import type { TriggerSettings } from '../settings';

/** One place a webhook watches. */
export interface Place {
	/** Exactly one key, as Autodesk wants it. */
	scope: Record<string, string>;
	/** Data Management ids, where they are known. */
	hubId?: string;
	projectId?: string;
}

/**
 * The places that the settings mean for events of one scope kind. Asks Autodesk for the folders of a
 * project and the projects of a hub where the whole of them is watched.
 */
export async function placesFor(
	kind: ScopeKind,
	settings: TriggerSettings,
	aps: ApsClient,
	node: INode,
): Promise<Place[]> {
	const need = (value: string, field: string): string => {
		if (value !== '') return value;
		throw new NodeOperationError(node, `${field} is missing`, {
			description: `The chosen events need it: fill in ${field}`,
		});
	};
	const { hubId } = settings;
	switch (kind) {
		case 'folder':
			return await foldersFor(settings, aps, need);
		case 'project': {
			const projects =
				settings.watch === 'hub'
					? await projectsOfHub(aps, need(hubId, 'Hub'))
					: [need(settings.projectId, 'Project')];
			return projects.map((projectId) => ({
				scope: { project: toAdminId(projectId) },
				hubId,
				projectId,
			}));
		}
		case 'account':
			return [{ scope: { account: toAdminId(need(hubId, 'Hub')) }, hubId }];
		case 'workflow':
			return [{ scope: { workflow: workflowId(need(settings.workflowId, 'Workflow ID'), node) } }];
		case 'workspace':
		case 'transition':
			return [fusionManagePlace(kind, settings, need)];
		case 'company':
			return [{ scope: { [SCOPE_KEYS.company]: need(settings.companyId, 'Company ID') } }];
		case 'twin':
			return [{ scope: { [SCOPE_KEYS.twin]: need(settings.twinUrn, 'Twin URN') } }];
		case 'model':
			return [{ scope: { [SCOPE_KEYS.model]: need(settings.modelUrn, 'Model URN') } }];
		case 'typed':
			return [
				{
					scope: {
						[need(settings.scopeKey, 'Scope Key')]: need(settings.scopeValue, 'Scope Value'),
					},
				},
			];
	}
}

type Need = (value: string, field: string) => string;

async function foldersFor(
	{ watch, hubId, projectId, folderId }: TriggerSettings,
	aps: ApsClient,
	need: Need,
): Promise<Place[]> {
	if (watch === 'folder') {
		const scope = { folder: need(folderId, 'Folder') };
		return [{ scope, hubId: hubId || undefined, projectId: projectId || undefined }];
	}
	const hub = need(hubId, 'Hub');
	const projects = watch === 'hub' ? await projectsOfHub(aps, hub) : [need(projectId, 'Project')];
	const places: Place[] = [];
	for (const id of projects) {
		for (const folder of await projectFolders(aps, hub, id)) {
			places.push({ scope: { folder }, hubId: hub, projectId: id });
		}
	}
	return places;
}

function workflowId(id: string, node: INode): string {
	if (WORKFLOW_ID.test(id)) return id;
	throw new NodeOperationError(node, `"${id}" cannot be a workflow ID`, {
		description:
			'Use at most 36 characters from A-Z, a-z, 0-9 and the hyphen, and give the same ID to the translation job (misc.workflow)',
	});
}

function fusionManagePlace(
	kind: 'workspace' | 'transition',
	{ tenant, workspaceId, transitionId }: TriggerSettings,
	need: Need,
): Place {
	// Autodesk knows the tenant in upper case only.
	const workspace = `${need(tenant, 'Tenant').toUpperCase()}.${need(workspaceId, 'Workspace ID')}`;
	if (kind === 'workspace') {
		return { scope: { [SCOPE_KEYS.workspace]: `urn:adsk.plm:tenant.workspace:${workspace}` } };
	}
	const transition = `${workspace}.1.${need(transitionId, 'Transition ID')}`;
	return {
		scope: {
			[SCOPE_KEYS.transition]: `urn:adsk.plm:tenant.workspace.workflow.transition:${transition}`,
		},
	};
}
