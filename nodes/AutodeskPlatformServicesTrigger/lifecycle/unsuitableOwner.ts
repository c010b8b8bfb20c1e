import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { HookOwner } from '../../../protocol/events/eventCatalogue';
import { ACCESS_KINDS } from '../../apsClient/access';
import type { Access } from '../../apsClient/access';
import type { EventSource } from '../settings/eventSource';

/**
 * Refuses a credential to whose owner Autodesk never sends the events. Said before any call, because
 * Autodesk's own answer (a bare 403) would not say it.
 *
 * @throws NodeOperationError that names the suitable kinds of credentials
 */
export function refuseUnsuitableOwner(
	node: INode,
	sources: readonly EventSource[],
	{ tokenKind }: Access,
): void {
	const owner: HookOwner = tokenKind === '2L+user' ? '2L' : tokenKind;
	const refused = sources
		.flatMap(({ events }) => events)
		.map(({ catalogued }) => catalogued)
		.find((event) => event && ![...event.owners, ...event.unconfirmedOwners].includes(owner));
	if (refused === undefined) return;
	const owners: readonly string[] = refused.owners;
	const suitable = ACCESS_KINDS.filter((kind) => owners.includes(kind.tokenKind));
	throw new NodeOperationError(
		node,
		`Autodesk does not send ${refused.label} events to this kind of credential`,
		{
			description: `Choose a credential of the kind ${suitable.map(({ label }) => label).join(' or ')}`,
		},
	);
}
