import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { isSentTo } from '../../../protocol/events/eventCatalogue';
import { ACCESS_KINDS, hookOwner } from '../../apsClient/access';
import type { Access } from '../../apsClient/access';
import type { EventSource } from '../settings/eventSource';

/**
 * Rejects a credential whose owner never gets the events from Autodesk. Checked before any call, because
 * Autodesk answers with a bare 403.
 *
 * @throws NodeOperationError that names the suitable kinds of credentials
 */
export function rejectUnsuitableOwner(
	node: INode,
	sources: readonly EventSource[],
	{ tokenKind }: Access,
): void {
	const owner = hookOwner(tokenKind);
	const unsuitable = sources
		.flatMap(({ events }) => events)
		.map(({ catalogued }) => catalogued)
		.find((event) => event && !isSentTo(owner, event));
	if (unsuitable === undefined) return;
	const owners: readonly string[] = unsuitable.owners;
	const suitable = ACCESS_KINDS.filter((kind) => owners.includes(kind.tokenKind));
	throw new NodeOperationError(
		node,
		`Autodesk does not send ${unsuitable.label} events to this kind of credential`,
		{
			description: `Choose a credential of the kind ${suitable.map(({ label }) => label).join(' or ')}`,
		},
	);
}
