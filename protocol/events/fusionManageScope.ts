/** The scope of a Fusion Manage workspace. @param tenant in upper case, as Autodesk requires */
export function workspaceUrn(tenant: string, workspaceId: string): string {
	return `urn:adsk.plm:tenant.workspace:${tenant}.${workspaceId}`;
}

/** The scope of a workflow transition in a workspace. @param tenant in upper case */
export function transitionUrn(tenant: string, workspaceId: string, transitionId: string): string {
	return `urn:adsk.plm:tenant.workspace.workflow.transition:${tenant}.${workspaceId}.1.${transitionId}`;
}
